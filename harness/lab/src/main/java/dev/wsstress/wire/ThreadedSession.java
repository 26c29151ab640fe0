package dev.wsstress.wire;

import dev.wsstress.api.SessionHandler;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A session on our own frames with reader threads of its own, which end with it. */
public abstract class ThreadedSession extends FramedSession {
  private static final long PATIENCE_MILLIS = 5_000;

  private final List<Thread> readers = new CopyOnWriteArrayList<>();

  /** Reads once and delivers what that makes whole. */
  protected interface Round {
    /**
     * Does it.
     *
     * @return false at the end of the stream or of TLS
     */
    boolean run() throws IOException;
  }

  /**
   * Prepares a session that is not open yet.
   *
   * @param maxMessage the longest message to take, in bytes
   */
  protected ThreadedSession(SessionHandler handler, int maxMessage) {
    super(handler, maxMessage);
  }

  /** Starts a reader thread. */
  protected final void startReader(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    readers.add(thread);
    thread.start();
  }

  /** Reads until the session is over, and ends it; on a reader thread. */
  protected final void read(Round round) {
    try {
      while (!isOver() && round.run()) {
        // The round does everything.
      }
      endedWithoutClose();
    } catch (IOException | RuntimeException e) {
      failed(e);
    } finally {
      end();
    }
  }

  /** Closes the connection, if there is one, without a word to the peer. Any thread, repeatedly. */
  protected abstract void disconnect();

  /** Frees what the threads used; after the last of them. */
  protected void release() {}

  /** Ends the connection, without a word to the peer. */
  public final void end() {
    setOver();
    disconnect();
  }

  /** Waits for the threads and frees what they used. */
  public final void join() {
    for (Thread reader : readers) {
      try {
        reader.join(PATIENCE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
    release();
    closeAssembler();
  }
}
