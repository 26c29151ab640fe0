package dev.wsstress.server;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** A connector whose connections buffer little, so that a slow reader is felt by who writes. */
final class NarrowConnector extends ServerConnector {
  private static final int RECEIVE_BUFFER = 16 * 1024;

  NarrowConnector(Server server, ConnectionFactory... factories) {
    super(server, 1, 1, factories);
  }

  /** Set before the first accept: TCP announces the window's scale when it connects. */
  @Override
  protected ServerSocketChannel openAcceptChannel() throws IOException {
    ServerSocketChannel channel = super.openAcceptChannel();
    channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
    return channel;
  }
}
