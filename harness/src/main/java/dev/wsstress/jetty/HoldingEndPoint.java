package dev.wsstress.jetty;

import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.Retainable;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * The socket below TLS. A write that has to wait for the socket holds its buffer until it has
 * ended, see {@link HoldingSslConnection}. Threadsafe.
 */
public class HoldingEndPoint extends SocketChannelEndPoint {
  private volatile @Nullable ConnectionBuffers above;

  /** As Jetty's. */
  public HoldingEndPoint(
      SocketChannel channel, ManagedSelector selector, SelectionKey key, Scheduler scheduler) {
    super(channel, selector, key, scheduler);
  }

  /** Tells it whose buffers it writes; before the first write. */
  void writesFor(ConnectionBuffers connection) {
    above = connection;
  }

  @Override
  public void write(Callback callback, ByteBuffer... buffers) {
    ConnectionBuffers owner = above;
    if (owner == null || buffers.length != 1) {
      super.write(callback, buffers);
      return;
    }
    Retainable held = owner.hold(buffers[0]);
    if (held == null) {
      // Only an empty buffer is given back: somebody else has written all of it meanwhile. It may
      // be another connection's now, so not even its emptiness is to be looked at.
      super.write(callback, BufferUtil.EMPTY_BUFFER);
    } else {
      super.write(new Held(callback, held), buffers);
    }
  }

  /** Lets the buffer go when the write has ended, and nothing reads it any more. */
  private static final class Held extends Callback.Nested {
    private final Retainable buffer;

    Held(Callback callback, Retainable buffer) {
      super(callback);
      this.buffer = buffer;
    }

    @Override
    public void succeeded() {
      buffer.release();
      super.succeeded();
    }

    @Override
    public void failed(Throwable cause) {
      buffer.release();
      super.failed(cause);
    }
  }
}
