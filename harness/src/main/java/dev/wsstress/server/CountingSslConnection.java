package dev.wsstress.server;

import dev.wsstress.tls.ConnectionTap;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLException;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** Jetty's TLS connection with a count of the records it accepts and a note of how it fails. */
final class CountingSslConnection extends SslConnection {
  private final ConnectionTap tap;

  CountingSslConnection(
      Connector connector,
      SslContextFactory.Server factory,
      EndPoint endPoint,
      SSLEngine engine,
      ConnectionTap tap) {
    super(
        connector.getByteBufferPool(),
        connector.getExecutor(),
        factory,
        endPoint,
        engine,
        false,
        false);
    this.tap = tap;
  }

  @Override
  protected SSLEngineResult unwrap(SSLEngine engine, ByteBuffer input, ByteBuffer output)
      throws SSLException {
    return tap.unwrap(engine, input, output);
  }
}
