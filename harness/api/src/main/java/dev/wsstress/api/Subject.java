package dev.wsstress.api;

import java.util.concurrent.CompletionStage;

/**
 * Anything that opens sessions: a design, a hazard, somebody's own client. One instance serves one
 * trial. Threadsafe.
 */
public interface Subject extends AutoCloseable {
  /**
   * Opens a session.
   *
   * @param session its number in the trial, from 0
   * @param handler told what happens on it
   * @return the session when it is open; fails with the cause if it cannot be opened
   */
  CompletionStage<SubjectSession> open(int session, SessionHandler handler);

  /** Ends every session and frees threads and sockets. Blocks until they are gone. */
  @Override
  void close();
}
