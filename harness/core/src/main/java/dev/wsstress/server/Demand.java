package dev.wsstress.server;

import org.eclipse.jetty.websocket.api.Session;

/** When the next message is taken. Threadsafe. */
interface Demand {
  /** Asks for the next message now or later, without blocking. */
  void next(Session session);
}
