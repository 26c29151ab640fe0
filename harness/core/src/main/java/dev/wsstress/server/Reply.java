package dev.wsstress.server;

import java.nio.ByteBuffer;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/** How a message leaves: whole or in fragments. Stateless; threadsafe. */
interface Reply {
  /** Sends a binary message; its bytes belong to the session until it is done. */
  void binary(Session session, ByteBuffer payload, Callback done);

  /** Sends a text message. */
  void text(Session session, String text, Callback done);
}
