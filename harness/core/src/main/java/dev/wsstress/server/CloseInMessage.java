package dev.wsstress.server;

import java.nio.ByteBuffer;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;

/**
 * The first fragment of a message and then a close frame: control frames may come between fragments
 * (RFC 6455 section 5.4), and nothing after this one (section 5.5.1).
 */
final class CloseInMessage implements Ending {
  @Override
  public void end(Session session, EndPoint tls, ByteBuffer payload, Callback done) {
    ByteBuffer first = payload.slice(payload.position(), payload.remaining() / 2);
    session.sendPartialBinary(
        first,
        false,
        Callback.from(() -> session.close(StatusCode.SHUTDOWN, "", done), done::fail));
  }
}
