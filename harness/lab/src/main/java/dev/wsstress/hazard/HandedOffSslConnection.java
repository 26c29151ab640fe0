package dev.wsstress.hazard;

import dev.wsstress.client.JournaledSslConnection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Jetty's TLS connection in which the write of a record is no longer one step with its wrap: {@code
 * networkFlush} leaves the ciphertext, in order, to writer threads. Wraps stay under Jetty's lock.
 *
 * <p>With one writer this is correct: a queue keeps the order and its only reader too. With two,
 * each takes a record and the faster one writes first.
 */
final class HandedOffSslConnection extends JournaledSslConnection {
  /** Tells a writer to stop. */
  private static final ByteBuffer END = ByteBuffer.allocate(0);

  /** A peer that reads nothing must not hold up the close forever. */
  private static final long LAST_WRITES_NANOS = 2_000_000_000L;

  private final int writers;
  private final BlockingQueue<ByteBuffer> records = new LinkedBlockingQueue<>();

  /** Records handed off and not yet given to the socket. */
  private final AtomicInteger pending = new AtomicInteger();

  /** True from the opening of the WebSocket to the first failed write or the close. */
  private volatile boolean handingOff;

  HandedOffSslConnection(Parts parts, int writers) {
    super(parts);
    this.writers = writers;
  }

  @Override
  protected void webSocketOpened() {
    handingOff = true;
    for (int i = 0; i < writers; i++) {
      Thread writer = new Thread(this::writeRecords, "writer-" + (char) ('A' + i));
      writer.setDaemon(true);
      writer.start();
    }
  }

  @Override
  protected boolean networkFlush(ByteBuffer ciphertext) throws IOException {
    if (!handingOff) {
      return super.networkFlush(ciphertext);
    }
    if (getSSLEngine().isOutboundDone()) {
      return flushLast(ciphertext);
    }
    pending.incrementAndGet();
    records.add(copyOf(ciphertext));
    return true;
  }

  /** Jetty shuts the socket down after close_notify, so all that came before has to be out. */
  private boolean flushLast(ByteBuffer closeNotify) throws IOException {
    long deadline = System.nanoTime() + LAST_WRITES_NANOS;
    while (pending.get() > 0
        && handingOff
        && getEndPoint().isOpen()
        && System.nanoTime() < deadline) {
      backOff();
    }
    return super.networkFlush(closeNotify);
  }

  private static ByteBuffer copyOf(ByteBuffer ciphertext) {
    return ByteBuffer.allocate(ciphertext.remaining()).put(ciphertext).flip();
  }

  private void writeRecords() {
    try {
      for (ByteBuffer record = takeRecord(); !isEnd(record); record = takeRecord()) {
        writeRecord(record);
        pending.decrementAndGet();
      }
    } catch (IOException ended) {
      // The reading side meets the same end and reports it: here it only ends the thread.
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    } finally {
      handingOff = false;
      // Passed on, so that every writer sees it.
      records.add(END);
    }
  }

  @SuppressWarnings("ReferenceEquality") // A mark, not a value: an empty record is another buffer.
  private static boolean isEnd(ByteBuffer record) {
    return record == END;
  }

  /** Step 1: a record is taken in the order of wrapping. */
  private ByteBuffer takeRecord() throws InterruptedException {
    return records.take();
  }

  /** Step 2: it is written. Between the two steps lies the race, if there is a second writer. */
  private void writeRecord(ByteBuffer record) throws IOException {
    while (!getEndPoint().flush(record)) {
      backOff();
    }
  }

  /** The socket's buffer is full, or a writer is behind: only the scheduler can help. */
  @SuppressWarnings("ThreadPriorityCheck")
  private static void backOff() {
    Thread.yield();
  }

  @Override
  public void onClose(Throwable cause) {
    records.add(END);
    super.onClose(cause);
  }
}
