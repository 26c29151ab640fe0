package dev.wsstress.load;

import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Wakes streams when their next message is due, at so many messages a second. Threadsafe. */
final class Pacer implements AutoCloseable {
  private static final long SECOND = 1_000_000_000L;

  private final ScheduledExecutorService timer;
  private final int rate;

  /**
   * Starts its thread.
   *
   * @param rate messages a second of each stream, at least 1
   */
  Pacer(int rate) {
    this.rate = rate;
    this.timer =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "pacer");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * When a message is due, as meant from the start: one that was late delays none after it.
   *
   * @param startNanos when the first was
   * @param sequence its number, from 0
   */
  long due(long startNanos, long sequence) {
    return startNanos + sequence / rate * SECOND + sequence % rate * SECOND / rate;
  }

  /** Wakes a stream at a time of {@link System#nanoTime()}. */
  void wakeAt(Runnable wakeUp, long nanos) {
    // A wake-up cannot fail, and a closed pacer has nothing to wake.
    Future<?> unused = timer.schedule(wakeUp, nanos - System.nanoTime(), TimeUnit.NANOSECONDS);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
