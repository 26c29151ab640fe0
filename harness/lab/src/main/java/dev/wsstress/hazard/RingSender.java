package dev.wsstress.hazard;

import dev.wsstress.api.SessionHandler;
import dev.wsstress.api.Subject;
import dev.wsstress.api.SubjectSession;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The one thread that empties the rings of all sessions, as an audio engine's does: it looks into
 * each in turn and never waits for any. Threadsafe.
 */
final class RingSender {
  private final List<UnsynchronizedRing.Ringed> sessions = new CopyOnWriteArrayList<>();
  private final Thread thread = new Thread(this::run, "ring-sender");
  private volatile boolean ended;

  RingSender() {
    thread.setDaemon(true);
  }

  /** Looks into this session's ring too. */
  UnsynchronizedRing.Ringed serving(UnsynchronizedRing.Ringed session) {
    sessions.add(session);
    return session;
  }

  /** Yields where there is nothing: right or wrong does not hang on it. */
  @SuppressWarnings("ThreadPriorityCheck")
  private void run() {
    while (!ended) {
      boolean found = false;
      for (UnsynchronizedRing.Ringed session : sessions) {
        found |= session.drain();
      }
      if (!found) {
        Thread.yield();
      }
    }
  }

  private void end() {
    ended = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Starts the thread; it ends with the subject. */
  Subject besides(Subject subject) {
    thread.start();
    return new Subject() {
      @Override
      public CompletionStage<SubjectSession> open(int session, SessionHandler handler) {
        return subject.open(session, handler);
      }

      @Override
      public void close() {
        end();
        subject.close();
      }
    };
  }
}
