package dev.wsstress.server;

import dev.wsstress.jetty.BufferRetainingEndPoint;
import dev.wsstress.jetty.BufferRetainingSslConnection;
import dev.wsstress.tls.ConnectionTap;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLException;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;

/** Jetty's TLS connection with a count of the records it accepts and a note of how it fails. */
final class CountingSslConnection extends BufferRetainingSslConnection {
  private final ConnectionTap tap;
  private final @Nullable KeyUpdates updates;

  CountingSslConnection(
      Connector connector,
      SslContextFactory.Server factory,
      BufferRetainingEndPoint endPoint,
      SSLEngine engine,
      ConnectionTap tap,
      @Nullable KeyUpdates updates) {
    super(connector.getByteBufferPool(), connector.getExecutor(), factory, endPoint, engine, false);
    this.tap = tap;
    this.updates = updates;
  }

  @Override
  protected SSLEngineResult wrap(SSLEngine engine, ByteBuffer[] input, ByteBuffer output)
      throws SSLException {
    SSLEngineResult result = engine.wrap(input, output);
    return updates == null ? result : updates.wrapped(engine, result);
  }

  @Override
  protected SSLEngineResult unwrap(SSLEngine engine, ByteBuffer input, ByteBuffer output)
      throws SSLException {
    return tap.unwrap(engine, input, output);
  }
}
