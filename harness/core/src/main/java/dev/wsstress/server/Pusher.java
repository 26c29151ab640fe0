package dev.wsstress.server;

import dev.wsstress.api.MessageSizes;
import dev.wsstress.message.MessageCodec;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.jetty.websocket.api.Callback;

/**
 * The server's own stream on one connection, as fast as the client takes it: the next message is
 * made when the last has left. One message is under way at most, so one buffer does.
 */
final class Pusher implements Runnable, Callback {
  private final int session;
  private final int stream;
  private final MessageSizes sizes;
  private final Executor executor;
  private final Replier replier;
  private final SplittableRandom random;
  private final MessageCodec codec = new MessageCodec();
  private final ByteBuffer buffer;
  private long sequence;

  /** Where a message goes. */
  interface Replier {
    /** Sends it. */
    void send(ByteBuffer message, Callback done);
  }

  /**
   * Prepares a stream; {@link #run} starts it.
   *
   * @param session its number, which its messages name
   * @param stream theirs too
   * @param executor makes and sends each message
   */
  Pusher(int session, int stream, MessageSizes sizes, Executor executor, Replier replier) {
    this.session = session;
    this.stream = stream;
    this.sizes = sizes;
    this.executor = executor;
    this.replier = replier;
    this.random = new SplittableRandom(session);
    this.buffer = ByteBuffer.allocate(sizes.max());
  }

  @Override
  public void run() {
    int length = random.nextInt(sizes.min(), sizes.max() + 1);
    codec.encode(buffer, session, stream, sequence++, length);
    replier.send(buffer, this);
  }

  /** Not run here: a callback that keeps sending would keep its thread from all other sessions. */
  @Override
  public void succeed() {
    try {
      executor.execute(this);
    } catch (RejectedExecutionException stopped) {
      // The server is being closed, and this stream with it.
      fail(stopped);
    }
  }

  /** Ends the stream: the connection is closing, and the reason is reported where it is closed. */
  @Override
  public void fail(Throwable cause) {}
}
