package dev.wsstress.server;

import dev.wsstress.tls.TestAuthority;
import dev.wsstress.tls.TlsContexts;
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
    "TLS_AES_128_GCM_SHA256",
    "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
    "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"
  };

  private final SslContextFactory.Server factory;
  private final ServerBehaviour behaviour;

  /** Prepares it. */
  TappedSslFactory(TestAuthority authority, ServerBehaviour behaviour) {
    this(contextFactory(authority), behaviour);
  }

  private TappedSslFactory(SslContextFactory.Server factory, ServerBehaviour behaviour) {
    super(factory, "http/1.1");
    this.factory = factory;
    this.behaviour = behaviour;
  }

  private static SslContextFactory.Server contextFactory(TestAuthority authority) {
    SslContextFactory.Server factory = new SslContextFactory.Server();
    factory.setSslContext(TlsContexts.server(authority));
    factory.setIncludeCipherSuites(SUITES);
    return factory;
  }

  @Override
  protected SslConnection newSslConnection(Connector with, EndPoint endPoint, SSLEngine engine) {
    ServedEndPoint socket = (ServedEndPoint) endPoint;
    return new CountingSslConnection(
        with, factory, socket, engine, socket.notes().tap(), behaviour.keyUpdates());
  }
}
