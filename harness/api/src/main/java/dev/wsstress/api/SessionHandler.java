package dev.wsstress.api;

import java.nio.ByteBuffer;

/**
 * Told what happens on a session. A subject never makes two of these calls at the same time for one
 * session, and each sees the effects of the one before.
 */
public interface SessionHandler {
  /**
   * A binary message arrived.
   *
   * @param message its bytes between position and limit; only valid during the call
   */
  void onMessage(ByteBuffer message);

  /**
   * A text message arrived.
   *
   * @param text valid UTF-8 when it was on the wire (RFC 6455 section 8.1); untrusted
   */
  void onText(String text);

  /** A message was taken over by the operating system; its owner may use it again. */
  void onSent(OutgoingMessage message);

  /** A message could not be sent, or not whole; its owner may use it again. */
  void onSendFailed(OutgoingMessage message, Throwable cause);

  /** The session failed; {@link #onClosed} may or may not follow. */
  void onError(Throwable cause);

  /**
   * The session is closed.
   *
   * @param code RFC 6455 section 7.4; 1006 if there was no close frame
   * @param reason untrusted text
   */
  void onClosed(int code, String reason);
}
