package dev.wsstress.subject;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A message to send, made once and used again and again, so that sending allocates nothing.
 *
 * <p>NOT threadsafe: it has one owner at a time, first its actor, then, from {@code send} to {@code
 * onSent}, the session.
 */
public final class OutgoingMessage {
  private final ByteBuffer bytes;
  private @Nullable Object attachment;

  /**
   * Makes a message with room.
   *
   * @param capacity bytes
   */
  public OutgoingMessage(int capacity) {
    this.bytes = ByteBuffer.allocate(capacity);
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
