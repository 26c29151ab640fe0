package dev.wsstress.api;

import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.RejectedExecutionException;

/**
 * One open TLS WebSocket, as its actors see it. Whether many threads may use it is what a subject
 * is tried for: a design says yes and keeps its word.
 */
public interface SubjectSession {
  /**
   * Sends one message, binary or text as it says. The message belongs to the session until its
   * {@link SessionHandler#onSent} has been called, once, with success or failure.
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

  /** Messages that wait in the session's own queue; empty if it has none, or does not tell. */
  default OptionalInt queued() {
    return OptionalInt.empty();
  }

  /** How long its connections took to open; empty if the session does not tell. */
  default List<OpeningTimes> openingTimes() {
    return List.of();
  }

  /**
   * What the subject itself noted at the client's end, one entry for each connection that the
   * session consists of; empty for a client that notes nothing. Any thread, any time.
   */
  default List<ClientEvidence> evidence() {
    return List.of();
  }
}
