package dev.wsstress.hazard;

import dev.wsstress.api.Conditions;
import dev.wsstress.api.MessageSizes;
import dev.wsstress.api.OutgoingMessage;
import dev.wsstress.api.Provocation;
import dev.wsstress.client.ConfinedSession;
import dev.wsstress.client.JettyConnector;
import dev.wsstress.client.JournaledSslConnection;
import dev.wsstress.model.Mechanism;
import dev.wsstress.subject.TrialContext;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import org.eclipse.jetty.websocket.api.Callback;

/**
 * <b>The rule:</b> a buffer belongs to the send until its completion. {@code Session.sendBinary}
 * "initiates the asynchronous send" and says through its callback when it is "complete" (Jetty's
 * Javadoc; Beast, in the audio report, asks the same of {@code async_write}): until then a frame
 * that waits for the socket is only a reference to the sender's bytes. As long as the peer reads
 * fast, every frame is out before the call returns, and the mistake is invisible.
 *
 * <p><b>The hazard:</b> a session copies each message into one of its few send buffers and takes
 * the buffer back when {@code sendBinary} returns. <b>The twin</b> takes it back on completion, and
 * lets messages wait while all its buffers are out.
 *
 * <p>Run it: {@code ./wsstress reproduce buffer-reuse}.
 *
 * <p>Observed on BCJSSE with TLS 1.3, two cores: fired in 20 of 20 trials, median 19.8 ms to the
 * first failure; at fifty messages a second after 2.3 s. All figures are in {@code
 * docs/hazards.md}.
 */
public abstract class BufferReuse extends JettyHazard {
  private static final int BUFFERS = 2;
  private static final int LONG = 16_384;
  private static final int UNDER_WAY = 64;
  private static final int SEND_BUFFER = 32_768;

  private BufferReuse(boolean kept) {
    super(
        "buffer-reuse",
        "a buffer belongs to the send until its completion",
        kept,
        Mechanism.BUFFER_REUSED);
  }

  /** A reader that is slow, and more under way than sockets hold. */
  @Override
  public Conditions conditions() {
    return Conditions.DEFAULT
        .with(Provocation.SLOW_READER)
        .with(new MessageSizes(LONG, LONG))
        .withInFlight(UNDER_WAY);
  }

  /** Sockets that hold a few messages: a frame has to wait for a moment now and then. */
  @Override
  JettyConnector connector(TrialContext context) {
    return new JettyConnector(context, JournaledSslConnection::new, SEND_BUFFER);
  }

  @Override
  ConfinedSession.Factory sessions(TrialContext context) {
    return confinement -> new Buffering(confinement, context.maxMessageBytes(), isKept());
  }

  /** A buffer is free when the call returns. */
  public static final class Hazard extends BufferReuse {
    /** For the catalogue. */
    public Hazard() {
      super(false);
    }
  }

  /** A buffer is free when its send is complete. */
  public static final class Twin extends BufferReuse {
    /** For the catalogue. */
    public Twin() {
      super(true);
    }
  }

  /** A message that waits for a buffer. */
  private record Waiting(OutgoingMessage message, Callback callback) {}

  /** A session with send buffers of its own. Public because Jetty binds by reflection. */
  public static final class Buffering extends ConfinedSession {
    private final Queue<ByteBuffer> free = new ArrayDeque<>();
    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private final boolean untilComplete;

    Buffering(Confinement confinement, int capacity, boolean untilComplete) {
      super(confinement);
      this.untilComplete = untilComplete;
      for (int i = 0; i < BUFFERS; i++) {
        free.add(ByteBuffer.allocate(capacity));
      }
    }

    @Override
    protected void transmit(OutgoingMessage message, Callback callback) {
      if (message.isText()) {
        // Jetty encodes text into bytes of its own.
        super.transmit(message, callback);
      } else {
        waiting.add(new Waiting(message, callback));
        proceed();
      }
    }

    private void proceed() {
      while (!waiting.isEmpty() && !free.isEmpty()) {
        Waiting next = waiting.remove();
        ByteBuffer buffer = free.remove();
        buffer.clear().put(next.message.bytes().duplicate()).flip();
        Runnable giveBack = () -> free.add(buffer);
        if (untilComplete) {
          open().sendBinary(buffer.slice(), whenComplete(next.callback, giveBack));
        } else {
          open().sendBinary(buffer.slice(), next.callback);
          giveBack.run();
        }
      }
    }

    /** Completions come on any thread. */
    private Callback whenComplete(Callback callback, Runnable giveBack) {
      Runnable onStrand =
          () -> {
            giveBack.run();
            proceed();
          };
      return Callback.from(
          () -> {
            hop(onStrand);
            callback.succeed();
          },
          failure -> {
            hop(onStrand);
            callback.fail(failure);
          });
    }
  }
}
