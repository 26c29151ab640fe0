package dev.wsstress.hazard;

import dev.wsstress.client.ConfinedSession;
import dev.wsstress.plan.Dispatch;
import dev.wsstress.reports.result.Mechanism;
import dev.wsstress.subject.OutgoingMessage;
import dev.wsstress.subject.Subject;
import dev.wsstress.subject.SubjectContext;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.jetty.websocket.api.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Lesson 12. <b>The rule:</b> what a producer and a consumer share is synchronised. Two threads
 * that reach one field, one of them writing, without happens-before between them are a data race
 * (JLS 17.4.5), and {@code count++} is a read and a write. It is the audio buffer of the second
 * report: one side fills, the other sends, and under load they lose count.
 *
 * <p><b>The hazard:</b> actors copy their messages into the session's ring, and the session's
 * executor takes them out and sends them, as safely as the design does; the ring itself is plain
 * fields. <b>The twin</b> is the same ring under a lock. TLS and WebSocket stay intact: the wrong
 * message is sent, whole and well encrypted.
 *
 * <p>Run it: {@code ./wsstress reproduce unsynchronized-ring}.
 *
 * <p>Observed on BCJSSE with TLS 1.3, two cores: fired in 19 of 20 trials, median 62.2 ms to the
 * first failure; at fifty messages a second not within 90 s. All figures are in {@code
 * docs/hazards.md}.
 */
public abstract class UnsynchronizedRing extends JettyHazard {
  private UnsynchronizedRing(boolean kept) {
    super(
        "unsynchronized-ring",
        "what producer and consumer share is synchronised",
        kept,
        Mechanism.QUEUE_UNSYNCHRONIZED,
        // A slot or scratch that is written over while it is sent looks just like it.
        Mechanism.BUFFER_REUSED);
  }

  @Override
  ConfinedSession.Factory sessions(SubjectContext context) {
    // As many slots as messages can be under way: it is never full as long as it counts right.
    int slots = context.sendBound();
    int capacity = context.maxMessage();
    return confinement ->
        new Ringed(
            confinement,
            isKept() ? new LockedRing(slots, capacity) : new PlainRing(slots, capacity));
  }

  /** Who sends is not who produces. */
  @Override
  public Subject create(SubjectContext context) {
    return super.create(context.with(Dispatch.POOL));
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

  /** A place for the bytes of one message, used again and again. */
  private static final class Slot {
    final byte[] bytes;
    int length;
    boolean text;

    Slot(int capacity) {
      this.bytes = new byte[capacity];
    }
  }

  /** A ring buffer as written for one thread. */
  private static class PlainRing {
    private final Slot[] slots;
    private int head;
    private int tail;
    private int count;

    PlainRing(int slots, int capacity) {
      this.slots = new Slot[slots];
      Arrays.setAll(this.slots, i -> new Slot(capacity));
    }

    /** Copies a message in; false if the ring is full. */
    boolean put(OutgoingMessage message) {
      if (count == slots.length) {
        return false;
      }
      Slot slot = slots[tail];
      ByteBuffer content = message.bytes();
      slot.text = message.isText();
      slot.length = content.remaining();
      content.get(content.position(), slot.bytes, 0, slot.length);
      tail = (tail + 1) % slots.length;
      count++;
      return true;
    }

    /** Copies the oldest out; null if the ring is empty. */
    @Nullable OutgoingMessage take() {
      if (count == 0) {
        return null;
      }
      Slot slot = slots[head];
      OutgoingMessage oldest = OutgoingMessage.copyOf(slot.bytes, slot.length, slot.text);
      head = (head + 1) % slots.length;
      count--;
      return oldest;
    }
  }

  /** The same under a lock. */
  private static final class LockedRing extends PlainRing {
    LockedRing(int slots, int capacity) {
      super(slots, capacity);
    }

    @Override
    synchronized boolean put(OutgoingMessage message) {
      return super.put(message);
    }

    @Override
    synchronized @Nullable OutgoingMessage take() {
      return super.take();
    }
  }

  /** A session that sends what its ring holds. Public because Jetty binds by reflection. */
  public static final class Ringed extends ConfinedSession {
    private final PlainRing ring;
    private final Callback copySent =
        Callback.from(() -> {}, failure -> hop(() -> handler().onError(failure)));

    Ringed(Confinement confinement, PlainRing ring) {
      super(confinement);
      this.ring = ring;
    }

    @Override
    public void send(OutgoingMessage message) {
      if (!ring.put(message)) {
        throw new RejectedExecutionException("the ring is full");
      }
      hop(
          () -> {
            handler().onSent(message);
            drain();
          });
    }

    private void drain() {
      for (OutgoingMessage next = ring.take(); next != null; next = ring.take()) {
        sendWhole(open(), next, copySent);
      }
    }
  }
}
