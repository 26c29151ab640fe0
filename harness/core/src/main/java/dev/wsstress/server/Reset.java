package dev.wsstress.server;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/** A TCP RST (RFC 9293 section 3.5.2): closing a socket that may not linger sends one. */
final class Reset implements Ending {
  @Override
  public void end(Session session, EndPoint tls, ByteBuffer payload, Callback done) {
    // Below TLS, which would say goodbye.
    EndPoint socket = tls instanceof EndPoint.Wrapper wrapper ? wrapper.unwrap() : tls;
    try {
      ((SocketChannel) socket.getTransport()).setOption(StandardSocketOptions.SO_LINGER, 0);
    } catch (IOException closed) {
      done.fail(closed);
      return;
    }
    socket.close();
    done.succeed();
  }
}
