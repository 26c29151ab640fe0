package dev.wsstress.load;

import dev.wsstress.model.HiccupSummary;
import dev.wsstress.model.LatencyPoint;
import dev.wsstress.model.LatencySummary;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/**
 * Times in nanoseconds as an HdrHistogram, in HdrHistogram's own compressed bytes: what crosses to
 * another JVM or host adds up without loss. Immutable.
 *
 * @param compressed empty if nothing was recorded
 */
public record TimeHistogram(ByteBuffer compressed) {
  /** Nothing was recorded. */
  public static final TimeHistogram NONE = new TimeHistogram(ByteBuffer.allocate(0));

  private static final double[] PERCENTILES = {
    0, 10, 25, 50, 75, 90, 95, 99, 99.5, 99.9, 99.95, 99.99, 99.995, 99.999, 100
  };

  /** Longer times count as this. */
  static final long LONGEST_NANOS = TimeUnit.HOURS.toNanos(24);

  private static final int DIGITS = 3;

  private boolean isEmpty() {
    return !compressed.hasRemaining();
  }

  /** A copy of a histogram. */
  public static TimeHistogram of(Histogram histogram) {
    if (histogram.getTotalCount() == 0) {
      return NONE;
    }
    ByteBuffer bytes = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
    int unused = histogram.encodeIntoCompressedByteBuffer(bytes);
    return new TimeHistogram(bytes.flip());
  }

  /** A few times that were noted elsewhere. */
  public static TimeHistogram of(Iterable<Long> nanos) {
    Histogram histogram = new Histogram(LONGEST_NANOS, DIGITS);
    nanos.forEach(n -> histogram.recordValue(Math.max(0, Math.min(n, LONGEST_NANOS))));
    return of(histogram);
  }

  /** Both. */
  public TimeHistogram add(TimeHistogram other) {
    if (isEmpty() || other.isEmpty()) {
      return isEmpty() ? other : this;
    }
    Histogram sum = histogram();
    sum.add(other.histogram());
    return of(sum);
  }

  private Histogram histogram() {
    try {
      Histogram read =
          Histogram.decodeFromCompressedByteBuffer(compressed.duplicate(), LONGEST_NANOS);
      read.setAutoResize(true);
      return read;
    } catch (DataFormatException e) {
      throw new IllegalStateException("a histogram of our own is garbled", e);
    }
  }

  /** Its percentiles, with the curve as far as there were enough to tell. */
  public LatencySummary summary() {
    if (isEmpty()) {
      return LatencySummary.NONE;
    }
    Histogram counted = histogram();
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

  /** The same as the summary of hiccups. */
  public HiccupSummary hiccups() {
    if (isEmpty()) {
      return HiccupSummary.NONE;
    }
    Histogram late = histogram();
    return new HiccupSummary(
        late.getTotalCount(),
        late.getValueAtPercentile(50),
        late.getValueAtPercentile(99),
        late.getValueAtPercentile(99.9),
        late.getMaxValue());
  }

  @Override
  public String toString() {
    return isEmpty() ? "no times" : summary().count() + " times";
  }
}
