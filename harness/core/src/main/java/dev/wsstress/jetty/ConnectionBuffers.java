package dev.wsstress.jetty;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.Retainable;
import org.eclipse.jetty.io.RetainableByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The buffers that one TLS connection has from the pool of all connections, and which of them it
 * still has. Threadsafe.
 */
final class ConnectionBuffers extends ByteBufferPool.Wrapper {
  /** A connection has three at most: encrypted input and output, decrypted input. */
  private static final int MAX = 3;

  @GuardedBy("this")
  private final List<Lent> lent = new ArrayList<>(MAX);

  ConnectionBuffers(ByteBufferPool shared) {
    super(shared);
  }

  @Override
  public RetainableByteBuffer.Mutable acquire(int size, boolean direct) {
    Lent buffer = new Lent(super.acquire(size, direct));
    synchronized (this) {
      lent.add(buffer);
    }
    return buffer;
  }

  /**
   * Keeps a buffer from going back to the pool until the answer is released.
   *
   * @return null if the connection has given it back already, and it may be anybody's
   */
  @SuppressWarnings("ReferenceEquality") // Which buffer it is counts, not what is in it.
  synchronized @Nullable Retainable hold(ByteBuffer bytes) {
    for (Lent buffer : lent) {
      if (buffer.getByteBuffer() == bytes) {
        buffer.retain();
        return buffer;
      }
    }
    return null;
  }

  private final class Lent extends RetainableByteBuffer.Wrapper {
    Lent(RetainableByteBuffer buffer) {
      super(buffer);
    }

    @Override
    public boolean release() {
      synchronized (ConnectionBuffers.this) {
        boolean given = super.release();
        if (given) {
          lent.remove(this);
        }
        return given;
      }
    }
  }
}
