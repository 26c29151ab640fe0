package dev.wsstress.design;

import dev.wsstress.api.OutgoingMessage;
import dev.wsstress.client.GuardedSession;
import dev.wsstress.client.SessionParts;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.StatusCode;

/**
 * One of the connections that a session consists of. Messages are sent by its owner only. Public
 * only because Jetty binds its methods by reflection.
 */
public final class PooledConnection extends GuardedSession {
  PooledConnection(SessionParts parts, ReentrantLock handling) {
    super(parts, handling);
  }

  void send(OutgoingMessage message) {
    sendWhole(
        session(),
        message,
        Callback.from(() -> completed(message, null), cause -> completed(message, cause)));
  }

  void close() {
    if (wasOpened()) {
      session().close(StatusCode.NORMAL, "", Callback.NOOP);
    }
  }
}
