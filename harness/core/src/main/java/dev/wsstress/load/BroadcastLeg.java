package dev.wsstress.load;

import dev.wsstress.api.OutgoingMessage;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One session's part in a {@link Broadcast}. Its messages have the bytes of the broadcast's, and
 * positions and limits of their own.
 */
final class BroadcastLeg implements SendStream {
  private final Broadcast broadcast;
  private final Conversation conversation;
  private final Delivery[] deliveries;

  /** Written by the actor only. */
  private final AtomicLong sent = new AtomicLong();

  /** Written on the strand only. */
  private final AtomicLong acknowledged = new AtomicLong(-1);

  /** A message on its way over this session. Threadsafe: a session may end at any moment. */
  private static final class Delivery {
    final Broadcast.Slot slot;
    final OutgoingMessage message;

    /** Of echo and send completion, how many are still to come. */
    private final AtomicInteger awaited = new AtomicInteger();

    Delivery(Broadcast.Slot slot) {
      this.slot = slot;
      this.message = OutgoingMessage.shared(slot.message.bytes().duplicate());
    }

    void begin() {
      ByteBuffer encoded = slot.message.bytes();
      message.bytes().clear().position(encoded.position()).limit(encoded.limit());
      awaited.set(2);
    }

    void settle() {
      if (awaited.getAndUpdate(before -> Math.max(0, before - 1)) == 1) {
        slot.release();
      }
    }

    void giveUp() {
      if (awaited.getAndSet(0) > 0) {
        slot.release();
      }
    }
  }

  BroadcastLeg(Broadcast broadcast, Conversation conversation, List<Broadcast.Slot> slots) {
    this.broadcast = broadcast;
    this.conversation = conversation;
    this.deliveries = slots.stream().map(Delivery::new).toArray(Delivery[]::new);
  }

  boolean maySend() {
    return conversation.maySend();
  }

  /** Sends it, if the session still may; on the actor's thread. */
  void send(Broadcast.Slot slot) {
    Delivery delivery = deliveries[slot.index];
    // Begun before the session is asked: if it ends in between, one of both gives it up.
    delivery.begin();
    if (maySend()) {
      sent.lazySet(sent.get() + 1);
      conversation.send(delivery.message);
    } else {
      delivery.giveUp();
    }
  }

  @Override
  public void wake() {
    broadcast.wake();
  }

  @Override
  public void echoed(long sequence, long nowNanos, LatencyRecorder latency) {
    acknowledged.lazySet(sequence);
    Delivery delivery = deliveries[(int) (sequence % deliveries.length)];
    latency.record(nowNanos - delivery.slot.intendedNanos);
    delivery.settle();
  }

  @Override
  public boolean sent(OutgoingMessage message) {
    for (Delivery delivery : deliveries) {
      if (delivery.message == message) {
        delivery.settle();
        return true;
      }
    }
    return false;
  }

  @Override
  public void ended() {
    for (Delivery delivery : deliveries) {
      delivery.giveUp();
    }
  }

  @Override
  public long sentMessages() {
    return sent.get();
  }

  @Override
  public long lastAcknowledged() {
    return acknowledged.get();
  }
}
