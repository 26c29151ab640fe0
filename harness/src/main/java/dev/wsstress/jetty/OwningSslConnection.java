package dev.wsstress.jetty;

import java.util.concurrent.Executor;
import javax.net.ssl.SSLEngine;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;

/**
 * Jetty's TLS connection that keeps its buffers when it ends.
 *
 * <p>Jetty 12.1.12 gives the buffer of its encrypted output back to the pool when a connection is
 * closed or its output shut down, also while a write of that buffer waits for the socket ({@code
 * SslConnection.disconnect()} and {@code flush()}). Another connection gets it, and its record
 * leaves through the socket of the one that ends: the neighbour's peer sees {@code bad_record_mac}
 * or a torn record, though every session was used by one thread. That is the same rule that hazard
 * {@code early-release} breaks, one layer down. A harness that blames a design for it would cry
 * wolf, so both ends here keep what they own.
 */
public abstract class OwningSslConnection extends SslConnection {
  private final OwnedBuffers buffers;

  /**
   * As Jetty's.
   *
   * @param shared the pool of all connections
   * @param direct whether buffers are outside of the heap
   */
  protected OwningSslConnection(
      ByteBufferPool shared,
      Executor executor,
      @Nullable SslContextFactory factory,
      EndPoint endPoint,
      SSLEngine engine,
      boolean direct) {
    this(new OwnedBuffers(shared), executor, factory, endPoint, engine, direct);
  }

  private OwningSslConnection(
      OwnedBuffers buffers,
      Executor executor,
      @Nullable SslContextFactory factory,
      EndPoint endPoint,
      SSLEngine engine,
      boolean direct) {
    super(buffers, executor, factory, endPoint, engine, direct, direct);
    this.buffers = buffers;
  }

  @Override
  protected SslEndPoint newSslEndPoint() {
    return new EndingEndPoint();
  }

  @Override
  public void onClose(Throwable cause) {
    buffers.connectionEnds();
    super.onClose(cause);
  }

  /** The plain side: every way in which Jetty ends a connection itself begins with one of these. */
  private final class EndingEndPoint extends SslEndPoint {
    @Override
    public void doShutdownOutput() {
      buffers.connectionEnds();
      super.doShutdownOutput();
    }

    @Override
    public void doClose() {
      buffers.connectionEnds();
      super.doClose();
    }
  }
}
