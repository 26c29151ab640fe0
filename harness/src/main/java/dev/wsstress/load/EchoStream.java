package dev.wsstress.load;

import dev.wsstress.subject.OutgoingMessage;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.AtomicHistogram;
import org.jctools.queues.SpscArrayQueue;
import org.jspecify.annotations.Nullable;

/**
 * One actor's stream on one session: a fixed number of messages goes round, each sent again when
 * its echo has come back and its bytes are free.
 *
 * <p>Sending belongs to the actor's thread, acknowledging to the session's strand; a queue with one
 * producer and one consumer lies between them. Nothing is allocated after the start.
 */
final class EchoStream implements Runnable {
  private final EchoConversation conversation;
  private final Actor actor;
  private final int number;
  private final Slot[] slots;
  private final SpscArrayQueue<Slot> free;
  private final AtomicBoolean awake = new AtomicBoolean();
  private final @Nullable Pacer pacer;
  private @Nullable Content content;

  /** A free slot that waits for its message to be due. The actor's. */
  private @Nullable Slot held;

  /** When the first message was due. The actor's. */
  private long firstDueNanos;

  /** Written by the actor only. */
  private final AtomicLong sent = new AtomicLong();

  /** A message object with what is known of its present use. */
  private static final class Slot {
    final OutgoingMessage message;

    /** When it was due. Written by the actor before the send, read on the strand after the echo. */
    long dueNanos;

    /** Written by the actor before the send. */
    long sequence;

    /** Of echo and send completion, how many are still to come. Strand only after the send. */
    int awaited;

    Slot(OutgoingMessage message) {
      this.message = message;
    }
  }

  EchoStream(
      EchoConversation conversation, Actor actor, int number, int inFlight, @Nullable Pacer pacer) {
    this.conversation = conversation;
    this.actor = actor;
    this.number = number;
    this.pacer = pacer;
    this.slots = new Slot[inFlight];
    this.free = new SpscArrayQueue<>(Math.max(2, inFlight));
  }

  /** Gives it what to say; before it is woken. */
  void say(Content what) {
    content = what;
    for (int i = 0; i < slots.length; i++) {
      slots[i] = new Slot(what.newMessage(i));
      free.offer(slots[i]);
    }
  }

  /** Lets the actor send what may be sent. Any thread. */
  void wake() {
    if (awake.compareAndSet(false, true)) {
      actor.wake(this);
    }
  }

  @Override
  public void run() {
    awake.set(false);
    while (conversation.maySend()) {
      Slot slot = held == null ? free.poll() : held;
      held = slot;
      if (slot == null || !isDue(sent.get())) {
        return;
      }
      held = null;
      send(slot);
    }
  }

  /** Whether the next message may go; if not, this is run again when it may. */
  private boolean isDue(long sequence) {
    if (!content().isReady(sequence)) {
      return false;
    }
    if (pacer != null) {
      long now = System.nanoTime();
      firstDueNanos = sequence == 0 && firstDueNanos == 0 ? now : firstDueNanos;
      long due = pacer.due(firstDueNanos, sequence);
      if (due > now) {
        pacer.wakeAt(this::wake, due);
        return false;
      }
    }
    return true;
  }

  private void send(Slot slot) {
    long sequence = sent.get();
    content().write(slot.message, sequence);
    slot.awaited = 2;
    slot.sequence = sequence;
    slot.dueNanos = pacer == null ? System.nanoTime() : pacer.due(firstDueNanos, sequence);
    sent.lazySet(sequence + 1);
    conversation.send(slot.message);
  }

  /** The echo of a message came back intact and in order; on the strand. */
  void echoed(long sequence, long nowNanos, AtomicHistogram latency) {
    Slot slot = slots[(int) (sequence % slots.length)];
    latency.recordValue(Math.min(nowNanos - slot.dueNanos, latency.getHighestTrackableValue()));
    settle(slot);
  }

  /** The bytes of a message are free again; on the strand. False if it is none of this stream's. */
  boolean sent(OutgoingMessage message) {
    for (Slot slot : slots) {
      if (slot.message == message) {
        settle(slot);
        return true;
      }
    }
    return false;
  }

  private void settle(Slot slot) {
    if (--slot.awaited == 0) {
      long sequence = slot.sequence;
      free.offer(slot);
      content().settled(sequence);
      wake();
    }
  }

  private Content content() {
    return Objects.requireNonNull(content, "a stream that has nothing to say");
  }

  int number() {
    return number;
  }

  long sentMessages() {
    return sent.get();
  }
}
