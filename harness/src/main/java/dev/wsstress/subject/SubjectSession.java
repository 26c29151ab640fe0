package dev.wsstress.subject;

import java.util.concurrent.RejectedExecutionException;

/**
 * One open TLS WebSocket, as its actors see it. Whether many threads may use it is what a subject
 * is tried for: a design says yes and keeps its word.
 */
public interface SubjectSession {
  /**
   * Sends one binary message. The message belongs to the session until its {@link
   * SessionHandler#onSent} has been called, once, with success or failure.
   *
   * @throws RejectedExecutionException if the session holds as many messages as it can; the message
   *     was not taken
   */
  void send(OutgoingMessage message);

  /**
   * Closes with code 1000 (RFC 6455 section 7.1.1); {@link SessionHandler#onClosed} follows. Does
   * nothing if it is closed already.
   */
  void close();

  /** What was noted of this connection at the client's end. Any thread, any time. */
  ClientEvidence evidence();
}
