package dev.wsstress.server;

import java.nio.ByteBuffer;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/** One frame a message. */
final class WholeReply implements Reply {
  @Override
  public void binary(Session session, ByteBuffer payload, Callback done) {
    session.sendBinary(payload, done);
  }

  @Override
  public void text(Session session, String text, Callback done) {
    session.sendText(text, done);
  }
}
