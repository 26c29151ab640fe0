package dev.wsstress.server;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.websocket.api.Session;

/**
 * Pings every open connection every few milliseconds (RFC 6455 section 5.5.2), but none whose last
 * ping has not left: a client that does not read gets no queue of them. Threadsafe.
 */
final class PingStorm {
  private static final long PAUSE_MILLIS = 2;

  private final Map<Outbox, Session> open = new ConcurrentHashMap<>();

  /** Starts on a timer, and ends with it. */
  PingStorm(ScheduledExecutorService timer) {
    ScheduledFuture<?> unused =
        timer.scheduleWithFixedDelay(
            this::pingAll, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Pings a connection from now on, as long as its outbox is open. */
  void add(Outbox outbox, Session session) {
    open.put(outbox, session);
  }

  private void pingAll() {
    open.entrySet().removeIf(entry -> !ping(entry.getKey(), entry.getValue()));
  }

  private static boolean ping(Outbox outbox, Session session) {
    return outbox.control(done -> session.sendPing(ByteBuffer.allocate(0), done));
  }
}
