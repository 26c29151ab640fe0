package dev.wsstress.model;

import org.jspecify.annotations.Nullable;

/**
 * What was measured beside a trial.
 *
 * @param latency round-trip times
 * @param hiccups how late a thread woke up beside the trial
 * @param load what it cost, or null if that was not measured
 */
public record Measurements(
    LatencySummary latency, HiccupSummary hiccups, @Nullable LoadFigures load) {
  /** Nothing was measured. */
  public static final Measurements NONE =
      new Measurements(LatencySummary.NONE, HiccupSummary.NONE, null);

  public Measurements {
    latency = latency == null ? LatencySummary.NONE : latency;
    hiccups = hiccups == null ? HiccupSummary.NONE : hiccups;
  }
}
