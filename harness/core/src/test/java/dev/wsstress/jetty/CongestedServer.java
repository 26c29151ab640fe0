package dev.wsstress.jetty;

import dev.wsstress.plan.TlsProfile;
import dev.wsstress.plan.TlsProvider;
import dev.wsstress.plan.TlsVersion;
import dev.wsstress.tls.TestAuthority;
import dev.wsstress.tls.TlsContexts;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.AbstractConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.Scheduler;

/** A server that writes more on one TLS connection than its client reads. */
final class CongestedServer implements AutoCloseable {
  private static final TestAuthority AUTHORITY = TestAuthority.create();
  private static final int TOO_MUCH = 64 << 20;
  private static final int CHUNK = 16 * 1024;
  private static final int SILENCE_MILLIS = 300;

  private final Server server = new Server();
  private final ReaderBesideSender race;
  private final WatchedPool pool;
  private final ServerConnector connector;

  /** The layers below the WebSocket's. */
  interface Tls {
    SocketChannelEndPoint socket(
        SocketChannel channel, ManagedSelector selector, SelectionKey key, Scheduler scheduler);

    SslConnection over(
        Connector with, SslContextFactory factory, SocketChannelEndPoint socket, SSLEngine engine);
  }

  CongestedServer(Tls tls, ReaderBesideSender race) throws Exception {
    this.race = race;
    this.pool = new WatchedPool(race);
    SslContextFactory.Server factory = new SslContextFactory.Server();
    factory.setSslContext(TlsContexts.server(AUTHORITY));
    connector =
        new ServerConnector(server, null, null, pool, 1, 1, secured(tls, factory), flood()) {
          @Override
          protected SocketChannelEndPoint newEndPoint(
              SocketChannel channel, ManagedSelector selector, SelectionKey key) {
            return tls.socket(channel, selector, key, getScheduler());
          }
        };
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.start();
  }

  private static SslConnectionFactory secured(Tls tls, SslContextFactory.Server factory) {
    return new SslConnectionFactory(factory, "flood") {
      @Override
      protected SslConnection newSslConnection(Connector with, EndPoint raw, SSLEngine engine) {
        return tls.over(with, factory, (SocketChannelEndPoint) raw, engine);
      }
    };
  }

  private AbstractConnectionFactory flood() {
    return new AbstractConnectionFactory("flood") {
      @Override
      public Connection newConnection(Connector with, EndPoint plain) {
        return new AbstractConnection(plain, with.getExecutor()) {
          @Override
          public void onOpen() {
            super.onOpen();
            getEndPoint().write(Callback.NOOP, ByteBuffer.allocate(TOO_MUCH));
          }

          @Override
          public void onFillable() {}
        };
      }
    };
  }

  /** Reads as the race wants it; how many buffers went to the pool while a write had them. */
  int givenBackWhileWritten() throws Exception {
    TlsProfile profile = new TlsProfile(TlsProvider.SUNJSSE, TlsVersion.TLS_1_3);
    try (SSLSocket client =
        (SSLSocket)
            TlsContexts.client(profile, AUTHORITY.trustStore())
                .getSocketFactory()
                .createSocket("127.0.0.1", connector.getLocalPort())) {
      client.startHandshake();
      client.setSoTimeout(SILENCE_MILLIS);
      race.wish();
      while (!race.isReaderWriting()) {
        read(client);
        // A client as fast as the server never stops its sender, and then there is no race to see.
        Thread.sleep(1);
      }
      while (read(client)) {
        // Until the socket takes everything again.
      }
      race.clientHasRead();
      race.awaitOver();
      return pool.givenBackWhileWritten();
    }
  }

  private static boolean read(SSLSocket client) throws Exception {
    try {
      return client.getInputStream().read(new byte[CHUNK]) > 0;
    } catch (SocketTimeoutException silence) {
      return false;
    }
  }

  @Override
  public void close() throws Exception {
    race.letGo();
    server.stop();
  }
}
