package dev.wsstress.jetty;

import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.RetainableByteBuffer;

/**
 * The buffers of one TLS connection, from a pool that all connections share. Once the connection
 * ends, none of them goes back: a write that is under way may still hold it. The collector takes it
 * then, and Jetty's pool, which holds what is lent by a weak reference only, forgets it.
 * Threadsafe.
 */
final class OwnedBuffers extends ByteBufferPool.Wrapper {
  private volatile boolean ending;

  OwnedBuffers(ByteBufferPool shared) {
    super(shared);
  }

  /** From now on nothing is given back. */
  void connectionEnds() {
    ending = true;
  }

  @Override
  public RetainableByteBuffer.Mutable acquire(int size, boolean direct) {
    return new Lent(super.acquire(size, direct));
  }

  private final class Lent extends RetainableByteBuffer.Wrapper {
    Lent(RetainableByteBuffer buffer) {
      super(buffer);
    }

    @Override
    public boolean release() {
      return ending || super.release();
    }
  }
}
