package dev.wsstress.server;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.websocket.api.Session;

/** A pause after every message; no thread waits meanwhile. */
record SlowDemand(ScheduledExecutorService timer) implements Demand {
  /** Long enough to be slower than any client, short enough for hundreds of messages a second. */
  private static final long PAUSE_MILLIS = 2;

  @Override
  public void next(Session session) {
    try {
      ScheduledFuture<?> unused =
          timer.schedule(session::demand, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException stopped) {
      // The server is being closed, and this connection with it.
      session.disconnect();
    }
  }
}
