package dev.wsstress.api;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A message to send, made once and used again and again, so that sending allocates nothing.
 *
 * <p>NOT threadsafe: it has one owner at a time, first its actor, then, from {@code send} to {@code
 * onSent}, the session.
 */
public final class OutgoingMessage {
  private final ByteBuffer bytes;
  private final boolean text;
  private @Nullable Object attachment;

  private OutgoingMessage(ByteBuffer bytes, boolean text) {
    this.bytes = bytes;
    this.text = text;
  }

  /**
   * Makes a binary message with room for so many bytes.
   *
   * @param capacity bytes
   */
  public static OutgoingMessage binary(int capacity) {
    return new OutgoingMessage(ByteBuffer.allocate(capacity), false);
  }

  /**
   * Makes a text message with room for so many bytes of UTF-8.
   *
   * @param capacity bytes
   */
  public static OutgoingMessage text(int capacity) {
    return new OutgoingMessage(ByteBuffer.allocate(capacity), true);
  }

  /**
   * Makes a binary message of bytes that other sessions send at the same time. Whoever sends it
   * must not change them.
   */
  public static OutgoingMessage shared(ByteBuffer bytes) {
    return new OutgoingMessage(bytes, false);
  }

  /** Makes a message of a copy of the first bytes of an array. */
  public static OutgoingMessage copyOf(byte[] content, int length, boolean text) {
    return new OutgoingMessage(ByteBuffer.wrap(Arrays.copyOf(content, length)), text);
  }

  /** Whether it is sent as text (RFC 6455 section 5.6) and not as binary. */
  public boolean isText() {
    return text;
  }

  /** The bytes: what lies between position and limit is sent. */
  public ByteBuffer bytes() {
    return bytes;
  }

  /** What the session keeps with the message between uses, or null at first. */
  public @Nullable Object attachment() {
    return attachment;
  }

  /** Keeps something of the session's with the message. */
  public void attach(Object sessions) {
    this.attachment = sessions;
  }
}
