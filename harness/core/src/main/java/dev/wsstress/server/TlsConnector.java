package dev.wsstress.server;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Accepts connections whose sockets hold what they write, with one thread. */
final class TlsConnector extends ServerConnector {
  /** As the operating system likes it. */
  static final int ANY_BUFFER = 0;

  /** Little, so that a slow reader is felt by who writes. */
  static final int SMALL_BUFFER = 16 * 1024;

  private final int receiveBuffer;
  private final ServedConnections connections;

  /**
   * Prepares it.
   *
   * @param receiveBuffer bytes, SO_RCVBUF, or {@link #ANY_BUFFER}
   * @param connections where each connection is noted
   */
  TlsConnector(
      Server server,
      int receiveBuffer,
      ServedConnections connections,
      List<ConnectionFactory> factories) {
    super(server, 1, 1, factories.toArray(ConnectionFactory[]::new));
    this.receiveBuffer = receiveBuffer;
    this.connections = connections;
  }

  /** Set before the first accept: TCP announces the window's scale when it connects. */
  @Override
  protected ServerSocketChannel openAcceptChannel() throws IOException {
    ServerSocketChannel channel = super.openAcceptChannel();
    if (receiveBuffer != ANY_BUFFER) {
      channel.setOption(StandardSocketOptions.SO_RCVBUF, receiveBuffer);
    }
    return channel;
  }

  @Override
  protected SocketChannelEndPoint newEndPoint(
      SocketChannel channel, ManagedSelector selector, SelectionKey key) {
    ServedEndPoint endPoint =
        new ServedEndPoint(
            channel,
            selector,
            key,
            getScheduler(),
            connections.accepted(channel.socket().getRemoteSocketAddress()),
            connections::closed);
    endPoint.setIdleTimeout(getIdleTimeout());
    return endPoint;
  }
}
