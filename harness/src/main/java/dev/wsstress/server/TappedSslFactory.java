package dev.wsstress.server;

import dev.wsstress.jetty.HoldingEndPoint;
import dev.wsstress.tls.TestAuthority;
import dev.wsstress.tls.TlsContexts;
import java.net.SocketAddress;
import java.util.function.Function;
import javax.net.ssl.SSLEngine;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** Jetty's TLS with a tap in each connection. Threadsafe. */
final class TappedSslFactory extends SslConnectionFactory {
  /** Pinned, so that providers are compared over the same cipher. */
  private static final String[] SUITES = {
    "TLS_AES_128_GCM_SHA256", "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"
  };

  private final SslContextFactory.Server factory;
  private final Conduct conduct;
  private final Function<SocketAddress, ServerNotes> notes;

  /**
   * Prepares it.
   *
   * @param notes where a client's connection is noted
   */
  TappedSslFactory(
      TestAuthority authority, Conduct conduct, Function<SocketAddress, ServerNotes> notes) {
    this(contextFactory(authority), conduct, notes);
  }

  private TappedSslFactory(
      SslContextFactory.Server factory,
      Conduct conduct,
      Function<SocketAddress, ServerNotes> notes) {
    super(factory, "http/1.1");
    this.factory = factory;
    this.conduct = conduct;
    this.notes = notes;
  }

  private static SslContextFactory.Server contextFactory(TestAuthority authority) {
    SslContextFactory.Server factory = new SslContextFactory.Server();
    factory.setSslContext(TlsContexts.server(authority));
    factory.setIncludeCipherSuites(SUITES);
    return factory;
  }

  @Override
  protected SslConnection newSslConnection(Connector with, EndPoint endPoint, SSLEngine engine) {
    return new CountingSslConnection(
        with,
        factory,
        (HoldingEndPoint) endPoint,
        engine,
        notes.apply(endPoint.getRemoteSocketAddress()).tap(),
        conduct.keyUpdates());
  }
}
