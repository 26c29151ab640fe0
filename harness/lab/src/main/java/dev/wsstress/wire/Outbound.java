package dev.wsstress.wire;

import dev.wsstress.api.OutgoingMessage;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * How a session's threads take the steps from a message to the socket. This is the safe way:
 * encode, wrap and write are one step under one guard, for actors and reader alike. A hazard
 * overrides what it breaks.
 *
 * <p>The guard is held while the socket's buffer is full. That is safe only as long as the reader
 * can wait for it: a peer that reads nothing until its own writes are read would stop both
 * directions forever. The loads here keep less under way than two socket buffers hold; the {@code
 * mutex} design shows how to do without that condition.
 *
 * <p>Threadsafe.
 */
public class Outbound implements AutoCloseable {
  private final WireSteps steps;
  private final Guard order;
  private final OwnBuffers reader;
  private final Deflation deflation;

  /** Whether a close frame has left. In the safe way under the guard. */
  private boolean closed;

  /**
   * Makes the way out of one session.
   *
   * @param order guards encode, wrap and write together
   */
  public Outbound(WireSteps steps, Guard order) {
    this.steps = steps;
    this.order = order;
    this.reader = steps.newBuffers();
    this.deflation = steps.newDeflation();
  }

  /** The steps. */
  protected final WireSteps steps() {
    return steps;
  }

  /** Guards encode, wrap and write together. */
  protected final Guard order() {
    return order;
  }

  /** Sends an actor's message; on the actor's thread. */
  public void message(OutgoingMessage message) throws IOException {
    OwnBuffers own = steps.buffersOf(message);
    order.hold(
        () -> {
          encode(message, own.frame());
          steps.wrap(own.frame(), own.records());
          steps.write(own.records());
        });
  }

  /** Step 1, compressed if that was agreed: the window needs the order of the wire. */
  protected final void encode(OutgoingMessage message, ByteBuffer frame) {
    if (steps.isCompressing()) {
      int mask = FrameEncoder.newMask();
      int opCode = OpCode.of(message);
      Compressed.encode(deflation, opCode, message.bytes(), frame, mask);
    } else {
      steps.encode(message, frame);
    }
  }

  /**
   * Sends a pong or a close frame; nothing leaves behind a close frame (RFC 6455 section 5.5.1). A
   * peer that has closed does not read it, and TCP tells that by a reset, which may overtake the
   * peer's own close frame.
   *
   * <p>Pongs are the reader's; a close frame may be anybody's, and has buffers of its own, so that
   * a hazard without the guard breaks no second rule.
   */
  public void control(int opCode, ByteBuffer payload) throws IOException {
    order.hold(
        () -> {
          if (closed) {
            return;
          }
          closed = opCode == OpCode.CLOSE;
          OwnBuffers own = closed ? steps.newBuffers(payload.remaining()) : reader;
          steps.encode(opCode, payload, own.frame());
          steps.wrap(own.frame(), own.records());
          steps.write(own.records());
        });
  }

  /**
   * Sends what the engine has to say after a read: an alert, a KeyUpdate; on the reader's thread.
   */
  public void engine() throws IOException {
    order.hold(
        () -> {
          if (steps.wrapOwn(reader.records())) {
            steps.write(reader.records());
          }
        });
  }

  /** The socket may take bytes again; on the reader's thread. */
  public void writable() throws IOException {}

  /** The connection is over: no thread has to wait for the socket any more. Any thread. */
  public void ended() {}

  @Override
  public void close() {
    deflation.close();
  }
}
