package dev.wsstress.model;

/**
 * How late a thread was that did nothing but sleep and wake up beside a trial, in nanoseconds: the
 * machine's own unrest, and that of the JVM.
 *
 * @param count how often it woke up; 0 if nothing was recorded
 */
public record HiccupSummary(
    long count, long p50Nanos, long p99Nanos, long p999Nanos, long maxNanos) {
  /** Nothing was recorded. */
  public static final HiccupSummary NONE = new HiccupSummary(0, 0, 0, 0, 0);
}
