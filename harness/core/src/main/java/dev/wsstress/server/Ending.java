package dev.wsstress.server;

import java.nio.ByteBuffer;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/** How the server ends a connection in the middle. Stateless; threadsafe. */
interface Ending {
  /**
   * Ends it. Nothing else is being sent, and nothing will be.
   *
   * @param tls the end of the TLS connection
   * @param payload the message that would have been answered
   * @param done succeeds when reading may go on
   */
  void end(Session session, EndPoint tls, ByteBuffer payload, Callback done);
}
