package dev.wsstress.jetty;

import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.io.ArrayByteBufferPool;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.RetainableByteBuffer;

/** Counts the buffers that come back while the reader's write of them has not ended. */
final class WatchedPool extends ByteBufferPool.Wrapper {
  private final AtomicInteger givenBackWhileWritten = new AtomicInteger();
  private final ReaderBesideSender race;

  WatchedPool(ReaderBesideSender race) {
    super(new ArrayByteBufferPool());
    this.race = race;
  }

  int givenBackWhileWritten() {
    return givenBackWhileWritten.get();
  }

  @Override
  public RetainableByteBuffer.Mutable acquire(int size, boolean direct) {
    return new RetainableByteBuffer.Wrapper(super.acquire(size, direct)) {
      @Override
      public boolean release() {
        boolean given = super.release();
        if (given && race.isWriting(getByteBuffer())) {
          givenBackWhileWritten.incrementAndGet();
        }
        return given;
      }
    };
  }
}
