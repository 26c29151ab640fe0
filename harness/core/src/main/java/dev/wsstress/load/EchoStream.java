package dev.wsstress.load;

import dev.wsstress.api.OutgoingMessage;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One actor's stream on one session: a fixed number of messages goes round, each sent again when
 * its echo has come back, its bytes are free and, with a pace, it is due.
 *
 * <p>Sending belongs to the actor, acknowledging to the session's strand. Message <i>n</i> always
 * has slot <i>n</i> modulo their number, whose flag hands it over between them. Nothing is
 * allocated after the start.
 */
final class EchoStream implements SendStream, Runnable {
  private final Conversation conversation;
  private final Actor actor;
  private final MessageSource source;
  private final @Nullable Pace pace;
  private final Slot[] slots;

  /**
   * Requests to send since the actor last found nothing to do. The thread that raises it from 0 has
   * the actor run.
   */
  private final AtomicInteger requests = new AtomicInteger();

  /** Written by the actor only. */
  private final AtomicLong sent = new AtomicLong();

  /** Written on the strand only. */
  private final AtomicLong acknowledged = new AtomicLong(-1);

  /** A message object with what is known of its present use. */
  private static final class Slot {
    final OutgoingMessage message;

    /** Written by the actor before the send, read on the strand after the echo. */
    long intendedNanos;

    /** Of echo and send completion, how many are still to come. */
    final AtomicInteger awaited = new AtomicInteger();

    /** Lowered by the actor, raised on the strand. */
    volatile boolean free = true;

    Slot(OutgoingMessage message) {
      this.message = message;
    }
  }

  /**
   * Makes a stream that has sent nothing.
   *
   * @param inFlight how many messages go round
   * @param pace when each is due, or null for as soon as it may
   */
  EchoStream(
      Conversation conversation,
      Actor actor,
      MessageSource source,
      int inFlight,
      @Nullable Pace pace) {
    this.conversation = conversation;
    this.actor = actor;
    this.source = source;
    this.pace = pace;
    this.slots = new Slot[inFlight];
    Arrays.setAll(slots, i -> new Slot(source.allocate()));
  }

  @Override
  public void wake() {
    if (requests.getAndIncrement() == 0) {
      actor.wake(this);
    }
  }

  @Override
  public void run() {
    int seen;
    do {
      seen = requests.get();
      sendWhatMayBeSent();
    } while (!requests.compareAndSet(seen, 0) && actor.runAgainNow(this));
  }

  private void sendWhatMayBeSent() {
    while (conversation.maySend() && isDue()) {
      Slot slot = slotOf(sent.get());
      if (!slot.free) {
        return;
      }
      send(slot);
    }
  }

  private boolean isDue() {
    return pace == null || pace.isDue(sent.get());
  }

  private Slot slotOf(long sequence) {
    return slots[(int) (sequence % slots.length)];
  }

  private void send(Slot slot) {
    slot.free = false;
    long sequence = sent.get();
    source.write(slot.message, sequence);
    slot.awaited.lazySet(2);
    slot.intendedNanos = pace == null ? System.nanoTime() : pace.due(sequence);
    sent.lazySet(sequence + 1);
    conversation.send(slot.message);
  }

  @Override
  public void echoed(long sequence, long nowNanos, LatencyRecorder latency) {
    acknowledged.lazySet(sequence);
    Slot slot = slotOf(sequence);
    latency.record(nowNanos - slot.intendedNanos);
    settle(slot);
  }

  @Override
  public boolean sent(OutgoingMessage message) {
    for (Slot slot : slots) {
      if (slot.message == message) {
        settle(slot);
        return true;
      }
    }
    return false;
  }

  private void settle(Slot slot) {
    if (slot.awaited.decrementAndGet() == 0) {
      slot.free = true;
      wake();
    }
  }

  @Override
  public boolean isSending() {
    return requests.get() > 0;
  }

  /** Only the session waits for its messages. */
  @Override
  public void ended() {}

  @Override
  public long sentMessages() {
    return sent.get();
  }

  @Override
  public long lastAcknowledged() {
    return acknowledged.get();
  }
}
