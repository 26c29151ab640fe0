package dev.wsstress.model;

import java.util.List;

/**
 * Times of a trial, in nanoseconds: of round trips, or of another step that {@link LoadFigures}
 * names.
 *
 * @param count how many were measured
 * @param curve the distribution, by rising percentile; empty where only the summary was kept
 */
public record LatencySummary(
    long count,
    long p50Nanos,
    long p90Nanos,
    long p99Nanos,
    long p999Nanos,
    long maxNanos,
    List<LatencyPoint> curve) {
  /** Nothing was measured. */
  public static final LatencySummary NONE = new LatencySummary(0, 0, 0, 0, 0, 0, List.of());

  public LatencySummary {
    curve = curve == null ? List.of() : List.copyOf(curve);
  }
}
