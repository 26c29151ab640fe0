package dev.wsstress.server;

import java.nio.ByteBuffer;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/**
 * TLS {@code close_notify}, which closes one direction only (RFC 8446 section 6.1), and a TCP FIN;
 * what the client still sends is read and verified to its end.
 */
final class HalfClose implements Ending {
  @Override
  public void end(Session session, EndPoint tls, ByteBuffer payload, Callback done) {
    tls.shutdownOutput();
    done.succeed();
  }
}
