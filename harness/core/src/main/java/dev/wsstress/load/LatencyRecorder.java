package dev.wsstress.load;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.AtomicHistogram;
import org.HdrHistogram.Histogram;

/**
 * Times, as they are measured. Recording allocates nothing and does not block. Threadsafe, but for
 * {@link #begin} and what reads, which are for one thread.
 */
public final class LatencyRecorder {
  private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(10);
  private static final int DIGITS = 3;

  private final AtomicHistogram all = new AtomicHistogram(LONGEST_NANOS, DIGITS);

  /** What was recorded before {@link #begin}. */
  private Histogram before = new Histogram(LONGEST_NANOS, DIGITS);

  /** What {@link #interval} has given. */
  private Histogram reported = before;

  /** Notes a time; one that is too long counts as ten minutes. */
  void record(long nanos) {
    all.recordValue(Math.max(0, Math.min(nanos, LONGEST_NANOS)));
  }

  /** What was recorded until now does not count. */
  public void begin() {
    before = copy();
    reported = before;
  }

  /** What was recorded since this was last asked, or since the beginning. */
  public Histogram interval() {
    Histogram now = copy();
    Histogram since = now.copy();
    since.subtract(reported);
    reported = now;
    return since;
  }

  private Histogram copy() {
    Histogram copy = new Histogram(LONGEST_NANOS, DIGITS);
    copy.add(all);
    return copy;
  }

  /** All since the beginning. */
  public TimeHistogram histogram() {
    Histogram counted = copy();
    counted.subtract(before);
    return TimeHistogram.of(counted);
  }
}
