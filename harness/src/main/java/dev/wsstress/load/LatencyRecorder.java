package dev.wsstress.load;

import dev.wsstress.reports.result.LatencyPoint;
import dev.wsstress.reports.result.LatencySummary;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.AtomicHistogram;
import org.HdrHistogram.Histogram;

/**
 * Times, as they are measured. Recording allocates nothing and waits for nobody. Threadsafe, but
 * for {@link #begin} and what reads, which are for one thread.
 */
public final class LatencyRecorder {
  private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(10);
  private static final int DIGITS = 3;
  private static final double[] PERCENTILES = {
    0, 10, 25, 50, 75, 90, 95, 99, 99.5, 99.9, 99.95, 99.99, 99.995, 99.999, 100
  };

  private final AtomicHistogram all = new AtomicHistogram(LONGEST_NANOS, DIGITS);

  /** What was recorded before {@link #begin}. */
  private Histogram before = new Histogram(LONGEST_NANOS, DIGITS);

  /** What {@link #interval} has given. */
  private Histogram told = before;

  /** Notes a time; one that is too long counts as ten minutes. */
  void record(long nanos) {
    all.recordValue(Math.max(0, Math.min(nanos, LONGEST_NANOS)));
  }

  /** What was recorded until now does not count. */
  public void begin() {
    before = copy();
    told = before;
  }

  /** What was recorded since this was last asked, or since the beginning. */
  public Histogram interval() {
    Histogram now = copy();
    Histogram since = now.copy();
    since.subtract(told);
    told = now;
    return since;
  }

  private Histogram copy() {
    Histogram copy = new Histogram(LONGEST_NANOS, DIGITS);
    copy.add(all);
    return copy;
  }

  /** All since the beginning. */
  public LatencySummary summary() {
    Histogram counted = copy();
    counted.subtract(before);
    return counted.getTotalCount() == 0 ? LatencySummary.NONE : summary(counted);
  }

  private static LatencySummary summary(Histogram counted) {
    return new LatencySummary(
        counted.getTotalCount(),
        counted.getValueAtPercentile(50),
        counted.getValueAtPercentile(90),
        counted.getValueAtPercentile(99),
        counted.getValueAtPercentile(99.9),
        counted.getMaxValue(),
        curve(counted));
  }

  /** Only as far as there were enough to tell: a percentile beyond is the longest once more. */
  private static List<LatencyPoint> curve(Histogram counted) {
    List<LatencyPoint> curve = new ArrayList<>();
    for (double percentile : PERCENTILES) {
      if (percentile == 100 || (1 - percentile / 100) * counted.getTotalCount() >= 1) {
        curve.add(new LatencyPoint(percentile, counted.getValueAtPercentile(percentile)));
      }
    }
    return curve;
  }

  /** The summary of a few times that were noted elsewhere, in nanoseconds. */
  public static LatencySummary summaryOf(Iterable<Long> nanos) {
    LatencyRecorder recorder = new LatencyRecorder();
    nanos.forEach(recorder::record);
    return recorder.summary();
  }
}
