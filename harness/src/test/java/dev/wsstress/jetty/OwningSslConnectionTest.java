package dev.wsstress.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.plan.TlsProfile;
import dev.wsstress.plan.TlsProvider;
import dev.wsstress.plan.TlsVersion;
import dev.wsstress.tls.TestAuthority;
import dev.wsstress.tls.TlsContexts;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.io.ArrayByteBufferPool;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.RetainableByteBuffer;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.AbstractConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A real server that closes a real TLS connection while the socket takes nothing more. */
@Timeout(60)
class OwningSslConnectionTest {
  private static final TestAuthority AUTHORITY = TestAuthority.create();

  /** More than the buffers of two sockets hold. */
  private static final int TOO_MUCH = 64 << 20;

  private interface Tls {
    SslConnection over(Connector with, SslContextFactory factory, EndPoint raw, SSLEngine engine);
  }

  @Test
  void shouldGiveNoBufferBackThatIsBeingWritten() throws Exception {
    assertThat(givenBackWhileWritten(OwningSslConnectionTest::owning)).isZero();
  }

  /** If this fails, Jetty was mended, and {@link OwningSslConnection} has become needless. */
  @Test
  void shouldStillBeNeeded() throws Exception {
    assertThat(givenBackWhileWritten(OwningSslConnectionTest::stock)).isPositive();
  }

  private static SslConnection owning(
      Connector with, SslContextFactory factory, EndPoint raw, SSLEngine engine) {
    return new OwningSslConnection(
        with.getByteBufferPool(), with.getExecutor(), factory, raw, engine, false) {};
  }

  private static SslConnection stock(
      Connector with, SslContextFactory factory, EndPoint raw, SSLEngine engine) {
    return new SslConnection(with.getByteBufferPool(), with.getExecutor(), factory, raw, engine);
  }

  private static int givenBackWhileWritten(Tls tls) throws Exception {
    WatchedPool pool = new WatchedPool();
    CompletableFuture<EndPoint> opened = new CompletableFuture<>();
    Server server = new Server();
    ServerConnector connector =
        new ServerConnector(server, null, null, pool, 1, 1, sslFactory(tls), flooding(opened));
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.start();
    try (SSLSocket client = connect(connector.getLocalPort())) {
      client.startHandshake();
      EndPoint plain = opened.get(20, TimeUnit.SECONDS);
      AbstractEndPoint raw = (AbstractEndPoint) ((EndPoint.Wrapper) plain).unwrap();
      while (!raw.getWriteFlusher().isPending()) {
        Thread.onSpinWait();
      }
      pool.watched = raw;
      plain.close();
      return pool.givenBackWhileWritten.get();
    } finally {
      server.stop();
    }
  }

  private static SSLSocket connect(int port) throws Exception {
    TlsProfile profile = new TlsProfile(TlsProvider.SUNJSSE, TlsVersion.TLS_1_3);
    return (SSLSocket)
        TlsContexts.client(profile, AUTHORITY.trustStore())
            .getSocketFactory()
            .createSocket("127.0.0.1", port);
  }

  private static SslConnectionFactory sslFactory(Tls tls) {
    SslContextFactory.Server factory = new SslContextFactory.Server();
    factory.setSslContext(TlsContexts.server(AUTHORITY));
    return new SslConnectionFactory(factory, "flood") {
      @Override
      protected SslConnection newSslConnection(Connector with, EndPoint raw, SSLEngine engine) {
        return tls.over(with, factory, raw, engine);
      }
    };
  }

  private static AbstractConnectionFactory flooding(CompletableFuture<EndPoint> opened) {
    return new AbstractConnectionFactory("flood") {
      @Override
      public Connection newConnection(Connector with, EndPoint endPoint) {
        return new Flood(endPoint, with, opened);
      }
    };
  }

  /** Writes more than can be taken, once the handshake is over. */
  private static final class Flood extends AbstractConnection {
    private final CompletableFuture<EndPoint> opened;

    Flood(EndPoint endPoint, Connector with, CompletableFuture<EndPoint> opened) {
      super(endPoint, with.getExecutor());
      this.opened = opened;
    }

    @Override
    public void onOpen() {
      super.onOpen();
      getEndPoint().write(Callback.NOOP, ByteBuffer.allocate(TOO_MUCH));
      opened.complete(getEndPoint());
    }

    @Override
    public void onFillable() {}
  }

  /** Counts what is given back while the watched socket waits to write. */
  private static final class WatchedPool extends ByteBufferPool.Wrapper {
    private final AtomicInteger givenBackWhileWritten = new AtomicInteger();
    private volatile @Nullable AbstractEndPoint watched;

    WatchedPool() {
      super(new ArrayByteBufferPool());
    }

    @Override
    public RetainableByteBuffer.Mutable acquire(int size, boolean direct) {
      return new RetainableByteBuffer.Wrapper(super.acquire(size, direct)) {
        @Override
        public boolean release() {
          AbstractEndPoint socket = watched;
          if (socket != null && socket.getWriteFlusher().isPending()) {
            givenBackWhileWritten.incrementAndGet();
          }
          return super.release();
        }
      };
    }
  }
}
