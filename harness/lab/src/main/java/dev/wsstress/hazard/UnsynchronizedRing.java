package dev.wsstress.hazard;

import dev.wsstress.api.OutgoingMessage;
import dev.wsstress.api.Subject;
import dev.wsstress.client.ConfinedSession;
import dev.wsstress.client.ConfinedSubject;
import dev.wsstress.client.JettyConnector;
import dev.wsstress.client.JournaledSslConnection;
import dev.wsstress.model.Mechanism;
import dev.wsstress.subject.TrialContext;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.jetty.websocket.api.Callback;

/**
 * <b>The rule:</b> what a producer and a consumer share is synchronised. Two threads that reach one
 * field, one of them writing, without happens-before between them are a data race (JLS 17.4.5), and
 * {@code count++} is a read and a write. It is the audio buffer of the audio report: one side
 * fills, the other sends, and under load they lose count.
 *
 * <p><b>The hazard:</b> actors copy their messages into the session's ring, a sender thread takes
 * them out and sends them as safely as the design does; the ring itself is plain fields. <b>The
 * twin</b> is the same ring under a lock. TLS and WebSocket stay intact: the wrong message is sent,
 * whole and well encrypted.
 *
 * <p>Run it: {@code ./wsstress reproduce unsynchronized-ring}.
 *
 * <p>Observed on BCJSSE with TLS 1.3, two cores: fired in 20 of 20 trials, median 125.7 ms to the
 * first failure; at fifty messages a second not within 90 s. All figures are in {@code
 * docs/hazards.md}.
 */
public abstract class UnsynchronizedRing extends HazardSpec {
  private UnsynchronizedRing(boolean kept) {
    // A slot that is filled again before it was taken is a buffer that is used again too early.
    super(
        "unsynchronized-ring",
        "what producer and consumer share is synchronised",
        kept,
        Mechanism.QUEUE_UNSYNCHRONIZED,
        Mechanism.BUFFER_REUSED);
  }

  /** As many slots as messages can be under way: never full as long as the ring counts right. */
  private MessageRing ring(TrialContext context) {
    int slots = context.sendBound();
    int capacity = context.maxMessageBytes();
    return isKept() ? MessageRing.locked(slots, capacity) : new MessageRing(slots, capacity);
  }

  @Override
  Subject subject(TrialContext context) {
    RingSender sender = new RingSender();
    JettyConnector connector = new JettyConnector(context, JournaledSslConnection::new);
    ConfinedSession.Factory served =
        confinement -> sender.serving(new Ringed(confinement, ring(context)));
    return sender.besides(new ConfinedSubject(context, connector, served));
  }

  /** A ring of plain fields. */
  public static final class Hazard extends UnsynchronizedRing {
    /** For the catalogue. */
    public Hazard() {
      super(false);
    }
  }

  /** A ring under a lock. */
  public static final class Twin extends UnsynchronizedRing {
    /** For the catalogue. */
    public Twin() {
      super(true);
    }
  }

  /** A session that sends what its ring holds. Public because Jetty binds by reflection. */
  public static final class Ringed extends ConfinedSession {
    private final MessageRing ring;
    private final Callback copySent =
        Callback.from(() -> {}, failure -> hop(() -> handler().onError(failure)));

    Ringed(Confinement confinement, MessageRing ring) {
      super(confinement);
      this.ring = ring;
    }

    /** By any actor. The message itself is free again as soon as it is copied. */
    @Override
    public void send(OutgoingMessage message) {
      if (!ring.put(message)) {
        throw new RejectedExecutionException("the ring is full");
      }
      hop(() -> handler().onSent(message));
    }

    /** By the sender; true if there was anything. */
    boolean drain() {
      OutgoingMessage next = ring.take();
      boolean found = next != null;
      while (next != null) {
        OutgoingMessage taken = next;
        hop(() -> sendWhole(open(), taken, copySent));
        next = ring.take();
      }
      return found;
    }
  }
}
