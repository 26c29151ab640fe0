package dev.wsstress.hazard;

import dev.wsstress.api.OutgoingMessage;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A ring buffer of messages as written for one thread: head, tail and count are plain fields. NOT
 * threadsafe; {@link #locked} is.
 */
class MessageRing {
  private final Slot[] slots;
  private int head;
  private int tail;
  private int count;

  /** A place for the bytes of one message, used again and again. */
  private static final class Slot {
    final byte[] bytes;
    int length;
    boolean text;

    Slot(int capacity) {
      this.bytes = new byte[capacity];
    }
  }

  /**
   * Makes an empty ring.
   *
   * @param slots messages that it holds
   * @param capacity bytes of the longest
   */
  MessageRing(int slots, int capacity) {
    this.slots = new Slot[slots];
    Arrays.setAll(this.slots, i -> new Slot(capacity));
  }

  /** The same under a lock, for many threads. */
  static MessageRing locked(int slots, int capacity) {
    return new Locked(slots, capacity);
  }

  /** Copies a message in; false if the ring is full. */
  boolean put(OutgoingMessage message) {
    if (count == slots.length) {
      return false;
    }
    Slot slot = slots[tail];
    ByteBuffer content = message.bytes();
    int length = content.remaining();
    slot.text = message.isText();
    slot.length = length;
    content.get(content.position(), slot.bytes, 0, length);
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

  private static final class Locked extends MessageRing {
    Locked(int slots, int capacity) {
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
}
