package dev.wsstress.reports.result;

/**
 * Round-trip times of a trial, in nanoseconds.
 *
 * @param count how many were measured
 */
public record LatencySummary(
    long count, long p50Nanos, long p90Nanos, long p99Nanos, long p999Nanos, long maxNanos) {
  /** Nothing was measured. */
  public static final LatencySummary NONE = new LatencySummary(0, 0, 0, 0, 0, 0);
}
