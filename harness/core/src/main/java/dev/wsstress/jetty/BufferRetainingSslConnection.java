package dev.wsstress.jetty;

import java.util.concurrent.Executor;
import javax.net.ssl.SSLEngine;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;

/**
 * Jetty's TLS connection whose output buffer stays its own while the socket writes it.
 *
 * <p>Jetty 12.1.12 to 12.1.14 does not see to that. When both directions are full, a reader that
 * finds nothing more has the rest of the output written ({@code needsFillInterest}), and the
 * sender, in the loop of its {@code WriteFlusher}, writes the rest of the same buffer ({@code
 * flush}, "finish of any previous flushes"). The sender finds it empty and gives it back to the
 * pool, while the reader's write still looks whether there is more in it. If another connection has
 * put a record there meanwhile, its bytes leave through the wrong socket: one peer sees {@code
 * bad_record_mac}, the other a record that begins in its middle, though each session was used by
 * one thread. The same happens when a connection is closed while a write of it waits ({@code
 * disconnect}). It is the rule of hazard {@code buffer-reuse}, broken one layer down.
 *
 * <p>A harness that blames a design for it would cry wolf. So both ends here hold what is being
 * written, in {@link BufferRetainingEndPoint}; a test says when Jetty no longer needs it.
 */
public abstract class BufferRetainingSslConnection extends SslConnection {
  /**
   * As Jetty's.
   *
   * @param shared the pool of all connections
   * @param socket where records are written
   * @param direct whether buffers are outside of the heap
   */
  protected BufferRetainingSslConnection(
      ByteBufferPool shared,
      Executor executor,
      @Nullable SslContextFactory factory,
      BufferRetainingEndPoint socket,
      SSLEngine engine,
      boolean direct) {
    this(new ConnectionBuffers(shared), socket, executor, factory, engine, direct);
  }

  private BufferRetainingSslConnection(
      ConnectionBuffers buffers,
      BufferRetainingEndPoint socket,
      Executor executor,
      @Nullable SslContextFactory factory,
      SSLEngine engine,
      boolean direct) {
    super(buffers, executor, factory, socket, engine, direct, direct);
    socket.writesFor(buffers);
  }
}
