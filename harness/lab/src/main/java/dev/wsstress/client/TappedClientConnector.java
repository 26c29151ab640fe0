package dev.wsstress.client;

import dev.wsstress.plan.Dispatch;
import dev.wsstress.subject.TrialContext;
import dev.wsstress.tls.ConnectionNotes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import org.eclipse.jetty.io.ClientConnectionFactory;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.ssl.SslClientConnectionFactory;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;

/**
 * Jetty's connector with {@link TappedEndPoint} below TLS and a chosen class for TLS itself. Where
 * the target is {@code wss}, it makes no connection without TLS.
 */
final class TappedClientConnector extends ClientConnector {
  /** Under which a connection keeps when it was asked for. */
  private static final String ASKED = "wsstress.asked";

  private static final String LOOPBACK = "127.0.0.1";
  private static final int PORTS_EACH = 16_000;

  private final AtomicInteger connections = new AtomicInteger();
  private final JournaledSslConnection.Factory ssl;
  private final TrialContext context;
  private final Map<SocketAddress, TappedEndPoint> endPoints = new ConcurrentHashMap<>();

  TappedClientConnector(JournaledSslConnection.Factory ssl, TrialContext context) {
    this.ssl = ssl;
    this.context = context;
  }

  @Override
  public void connect(SocketAddress address, Map<String, Object> of) {
    of.put(ASKED, System.nanoTime());
    super.connect(address, of);
  }

  @Override
  protected Connection newConnection(EndPoint endPoint, Map<String, Object> of) throws IOException {
    Object asked = Objects.requireNonNull(of.get(ASKED), "a connection that was not asked for");
    ((TappedEndPoint) endPoint).connected((long) asked);
    Connection connection = super.newConnection(endPoint, of);
    if (!context.isPlain() && !(connection instanceof SslConnection)) {
      throw new SSLException("a connection without TLS, where the target is " + context.target());
    }
    return connection;
  }

  /** Another address of loopback for every so many, since each has but so many ports. */
  @Override
  public @Nullable SocketAddress getBindAddress() {
    int block = connections.getAndIncrement() / PORTS_EACH;
    return block == 0 || !LOOPBACK.equals(context.target().getHost())
        ? null
        : new InetSocketAddress("127.0.0." + (1 + block), 0);
  }

  /** The end point with that client address, until it is asked for once; null if there is none. */
  @Nullable TappedEndPoint claim(SocketAddress localAddress) {
    return endPoints.remove(localAddress);
  }

  @Override
  protected EndPoint newEndPoint(
      SelectableChannel selectable, ManagedSelector selector, SelectionKey key) {
    SocketChannel channel = (SocketChannel) selectable;
    try {
      SocketAddress local = channel.getLocalAddress();
      TappedEndPoint endPoint =
          new TappedEndPoint(
              channel,
              selector,
              key,
              getScheduler(),
              local,
              ConnectionNotes.starting(context.journaled(), context.captureBytes()),
              context.dispatch() == Dispatch.SELECTOR);
      endPoints.put(local, endPoint);
      return endPoint;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public ClientConnectionFactory newSslClientConnectionFactory(
      SslContextFactory.@Nullable Client given, ClientConnectionFactory next) {
    SslContextFactory.Client factory = given == null ? getSslContextFactory() : given;
    return new SslClientConnectionFactory(factory, getByteBufferPool(), getExecutor(), next) {
      @Override
      protected SslConnection newSslConnection(EndPoint endPoint, SSLEngine engine) {
        return ssl.create(
            new JournaledSslConnection.Parts(
                getByteBufferPool(), getExecutor(), factory, (TappedEndPoint) endPoint, engine));
      }
    };
  }
}
