package dev.wsstress.tls;

import dev.wsstress.model.Observation;
import dev.wsstress.plan.EnvironmentException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A relay on loopback between clients that cannot be tapped inside and a server. It forwards every
 * byte and every end as they come, and reads the TLS records that clients send on the way. It holds
 * two buffers and two threads a connection, whatever passes. Threadsafe.
 */
public final class TapProxy implements AutoCloseable {
  private static final int BACKLOG = 1024;

  private final InetSocketAddress server;
  private final ServerSocketChannel listening;
  private final Map<String, WireOrder> orders = new ConcurrentHashMap<>();
  private final Queue<SocketChannel> open = new ConcurrentLinkedQueue<>();

  private TapProxy(InetSocketAddress server) throws IOException {
    this.server = server;
    this.listening = ServerSocketChannel.open();
    listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
  }

  /**
   * Starts one on a free port.
   *
   * @param server where it connects to, for each connection that it accepts
   * @throws EnvironmentException if no port can be had
   */
  public static TapProxy before(InetSocketAddress server) {
    try {
      TapProxy proxy = new TapProxy(server);
      Thread thread = new Thread(proxy::accept, "tap-proxy");
      thread.setDaemon(true);
      thread.start();
      return proxy;
    } catch (IOException e) {
      throw new EnvironmentException(
          "the tap proxy cannot listen on loopback: " + e.getMessage(),
          "free some ports, or leave the tap proxy out",
          e);
    }
  }

  /** The port that clients connect to. */
  public int port() {
    return listening.socket().getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        connect(listening.accept());
      }
    } catch (IOException closed) {
      // No more connections: it was closed.
    }
  }

  /** A server that cannot be reached looks to the client like one that closes at once. */
  private void connect(SocketChannel client) throws IOException {
    open.add(client);
    try {
      SocketChannel upstream = SocketChannel.open(server);
      open.add(upstream);
      client.setOption(StandardSocketOptions.TCP_NODELAY, true);
      upstream.setOption(StandardSocketOptions.TCP_NODELAY, true);
      WireOrder order = new WireOrder();
      orders.put(String.valueOf(upstream.getLocalAddress()), order);
      Relay.start(client, upstream, order);
    } catch (IOException unreachable) {
      client.close();
    }
  }

  /**
   * What passed on a connection; empty if there was none.
   *
   * @param client the address that the server saw as the client's: this proxy's own, as text
   * @param startNanos {@link System#nanoTime()} from which observations count
   */
  public List<Observation> observations(String client, int session, long startNanos) {
    WireOrder order = orders.get(client);
    return order == null ? List.of() : order.observations(session, startNanos);
  }

  @Override
  public void close() {
    try {
      listening.close();
      for (SocketChannel channel : open) {
        channel.close();
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
