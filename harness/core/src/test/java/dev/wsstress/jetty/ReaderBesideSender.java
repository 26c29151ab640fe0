package dev.wsstress.jetty;

import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Between two flushes of a sender, a reader finds nothing to read and has the rest of the sender's
 * output written; it is held in that write until the sender has flushed again. No step is
 * simulated: only their order is chosen. Threadsafe.
 */
final class ReaderBesideSender {
  private final CountDownLatch readerWrites = new CountDownLatch(1);
  private final CountDownLatch clientHasRead = new CountDownLatch(1);
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile boolean wished;
  private volatile @Nullable Thread reader;
  private volatile @Nullable ByteBuffer inReadersWrite;

  /** The handshake is done: the next time the sender is stopped by the socket is the time. */
  void wish() {
    wished = true;
  }

  /** Whether the reader is in its write. */
  boolean isReaderWriting() {
    return readerWrites.getCount() == 0;
  }

  /** The socket can take the rest. */
  void clientHasRead() {
    clientHasRead.countDown();
  }

  /** Waits until the sender has flushed again. */
  void awaitOver() throws InterruptedException {
    over.await();
  }

  /** Holds nobody any more. */
  void letGo() {
    clientHasRead.countDown();
    over.countDown();
  }

  /** Whether the reader's write, which has not ended, is of this buffer. */
  @SuppressWarnings("ReferenceEquality") // Which buffer it is counts, not what is in it.
  boolean isWriting(ByteBuffer buffer) {
    return over.getCount() > 0 && inReadersWrite == buffer;
  }

  /** The sender has flushed; called by its thread, between two flushes. */
  void flushed(EndPoint plain, boolean progress, boolean all) {
    if (isReaderWriting()) {
      over.countDown();
    } else if (wished && progress && !all) {
      Thread second = new Thread(() -> plain.fillInterested(Callback.NOOP), "reader");
      reader = second;
      second.start();
      await(readerWrites);
      await(clientHasRead);
    }
  }

  /** The socket is about to write; called by whoever writes. */
  void writes(ByteBuffer buffer) {
    if (Thread.currentThread() == reader && buffer.hasRemaining()) {
      inReadersWrite = buffer;
      readerWrites.countDown();
      await(over);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
