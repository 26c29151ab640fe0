package dev.wsstress.load;

import dev.wsstress.message.MessageCodec;
import dev.wsstress.plan.MessageSizes;
import dev.wsstress.subject.OutgoingMessage;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.AtomicHistogram;
import org.jctools.queues.SpscArrayQueue;

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
  private final MessageSizes sizes;
  private final SplittableRandom random;
  private final MessageCodec codec = new MessageCodec();
  private final Slot[] slots;
  private final SpscArrayQueue<Slot> free;
  private final AtomicBoolean awake = new AtomicBoolean();

  /** Written by the actor only. */
  private final AtomicLong sent = new AtomicLong();

  /** A message object with what is known of its present use. */
  private static final class Slot {
    final OutgoingMessage message;

    /** Written by the actor before the send, read on the strand after the echo. */
    long sentNanos;

    /** Of echo and send completion, how many are still to come. Strand only after the send. */
    int awaited;

    Slot(int capacity) {
      this.message = OutgoingMessage.binary(capacity);
    }
  }

  EchoStream(
      EchoConversation conversation,
      Actor actor,
      int number,
      int inFlight,
      MessageSizes sizes,
      long seed) {
    this.conversation = conversation;
    this.actor = actor;
    this.number = number;
    this.sizes = sizes;
    this.random = new SplittableRandom(seed);
    this.slots = new Slot[inFlight];
    this.free = new SpscArrayQueue<>(Math.max(2, inFlight));
    for (int i = 0; i < inFlight; i++) {
      slots[i] = new Slot(sizes.max());
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
      Slot slot = free.poll();
      if (slot == null) {
        return;
      }
      send(slot);
    }
  }

  private void send(Slot slot) {
    long sequence = sent.get();
    int length =
        sizes.min() == sizes.max() ? sizes.min() : random.nextInt(sizes.min(), sizes.max() + 1);
    codec.encode(slot.message.bytes(), conversation.session(), number, sequence, length);
    slot.awaited = 2;
    slot.sentNanos = System.nanoTime();
    sent.lazySet(sequence + 1);
    conversation.send(slot.message);
  }

  /** The echo of a message came back intact and in order; on the strand. */
  void echoed(long sequence, long nowNanos, AtomicHistogram latency) {
    Slot slot = slots[(int) (sequence % slots.length)];
    latency.recordValue(Math.min(nowNanos - slot.sentNanos, latency.getHighestTrackableValue()));
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
      free.offer(slot);
      wake();
    }
  }

  int number() {
    return number;
  }

  long sentMessages() {
    return sent.get();
  }
}
