package dev.wsstress.client;

import dev.wsstress.jetty.BufferRetainingSslConnection;
import dev.wsstress.tls.ConnectionTap;
import dev.wsstress.tls.RecordJournal;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLException;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.ssl.SslHandshakeListener;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * Jetty's TLS connection with a note of every record that it wraps and of the first failure of its
 * engine. Everything else is Jetty's; its lock still spans wrap and write.
 */
public class JournaledSslConnection extends BufferRetainingSslConnection {
  private final RecordJournal journal;
  private final ConnectionTap tap;

  /** What Jetty gives for a new connection. */
  public record Parts(
      ByteBufferPool buffers,
      Executor executor,
      SslContextFactory.Client factory,
      TappedEndPoint endPoint,
      SSLEngine engine) {}

  /** Makes the TLS layer of a new connection. */
  public interface Factory {
    /** Called once a connection. */
    JournaledSslConnection create(Parts parts);
  }

  /** Takes the parts as they are. */
  public JournaledSslConnection(Parts parts) {
    super(parts.buffers, parts.executor, parts.factory, parts.endPoint, parts.engine, true);
    this.journal = parts.endPoint.notes().outbound();
    this.tap = parts.endPoint.notes().tap();
    addHandshakeListener(
        new SslHandshakeListener() {
          @Override
          public void handshakeSucceeded(Event event) {
            parts.endPoint.handshaken();
          }
        });
  }

  /** Called once, when the WebSocket above is open and before it has sent anything. */
  protected void webSocketOpened() {}

  @Override
  protected SSLEngineResult wrap(SSLEngine engine, ByteBuffer[] input, ByteBuffer output)
      throws SSLException {
    int from = output.position();
    SSLEngineResult result = engine.wrap(input, output);
    journal.wrapped(output, from, output.position());
    return result;
  }

  @Override
  protected SSLEngineResult unwrap(SSLEngine engine, ByteBuffer input, ByteBuffer output)
      throws SSLException {
    return tap.unwrap(engine, input, output);
  }
}
