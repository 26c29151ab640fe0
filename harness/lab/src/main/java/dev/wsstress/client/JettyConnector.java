package dev.wsstress.client;

import dev.wsstress.plan.Defaults;
import dev.wsstress.subject.TrialContext;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.client.ClientUpgradeRequest;
import org.eclipse.jetty.websocket.client.WebSocketClient;
import org.jspecify.annotations.Nullable;

/**
 * One Jetty WebSocket client that all sessions of a trial share: one selector, one small pool, one
 * SSL context. Certificates and host names are verified. Threadsafe.
 */
public final class JettyConnector implements AutoCloseable {
  private static final int POOL_THREADS = 4;

  /** As the operating system likes it. */
  private static final int ANY_BUFFER = -1;

  private final QueuedThreadPool threads;
  private final TappedClientConnector connector;
  private final WebSocketClient client;
  private final boolean compress;

  /**
   * Starts a client.
   *
   * @param context target and TLS
   * @param ssl makes the TLS layer of each connection
   */
  public JettyConnector(TrialContext context, JournaledSslConnection.Factory ssl) {
    this(context, ssl, ANY_BUFFER);
  }

  /**
   * Starts a client whose sockets take little at once, as they do where the network is slow.
   *
   * @param context target and TLS
   * @param ssl makes the TLS layer of each connection
   * @param sendBuffer bytes, SO_SNDBUF; the operating system may take it for a hint
   */
  public JettyConnector(TrialContext context, JournaledSslConnection.Factory ssl, int sendBuffer) {
    this.compress = context.offersCompression();
    this.threads = new QueuedThreadPool(POOL_THREADS);
    threads.setName("client");
    threads.setDaemon(true);
    // Jetty's default hands each read to a reserved thread; on few cores that costs as much as TLS.
    threads.setReservedThreads(0);
    this.connector = new TappedClientConnector(ssl, context);
    connector.setExecutor(threads);
    connector.setSelectors(1);
    connector.setSendBufferSize(sendBuffer);
    connector.setConnectTimeout(Defaults.CONNECT_LIMIT);
    connector.setSslContextFactory(sslFactory(context));
    HttpClient http = new HttpClient(new HttpClientTransportOverHTTP(connector));
    http.setExecutor(threads);
    http.setMaxConnectionsPerDestination(Integer.MAX_VALUE);
    http.setConnectTimeout(Defaults.CONNECT_LIMIT.toMillis());
    // A redirect could lead out of TLS, or to a host that the user did not name.
    http.setFollowRedirects(false);
    this.client = new WebSocketClient(http);
    client.setIdleTimeout(Duration.ZERO);
    client.setMaxBinaryMessageSize(context.maxMessageBytes());
    client.setMaxTextMessageSize(context.maxMessageBytes());
    client.setStopAtShutdown(false);
    start();
  }

  private static SslContextFactory.Client sslFactory(TrialContext context) {
    SslContextFactory.Client factory = new SslContextFactory.Client();
    factory.setSslContext(context.untappedTls());
    factory.setEndpointIdentificationAlgorithm("HTTPS");
    factory.setIncludeProtocols(context.profile().version().protocol());
    return factory;
  }

  private void start() {
    try {
      client.start();
    } catch (Exception e) {
      throw new IllegalStateException("the Jetty WebSocket client did not start", e);
    }
  }

  /** The threads of the client, for work that should run beside its own. */
  public Executor executor() {
    return threads;
  }

  /**
   * Opens a WebSocket. It fails with an {@link dev.wsstress.api.UpgradeRefusedException} where the
   * server answers anything else, a redirect too.
   *
   * @param endpoint where, for that session
   */
  public CompletableFuture<Session> connect(Session.Listener listener, URI endpoint) {
    try {
      ClientUpgradeRequest upgrade = new ClientUpgradeRequest(endpoint);
      if (compress) {
        upgrade.addExtensions("permessage-deflate");
      }
      UpgradeAnswer answer = new UpgradeAnswer();
      return client.connect(listener, upgrade, answer).exceptionallyCompose(answer::explain);
    } catch (IOException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** The tapped end point of an open session; null if it was claimed before. */
  @Nullable TappedEndPoint claim(SocketAddress localAddress) {
    return connector.claim(localAddress);
  }

  @Override
  public void close() {
    try {
      client.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the Jetty WebSocket client did not stop", e);
    } finally {
      LifeCycle.stop(threads);
    }
  }
}
