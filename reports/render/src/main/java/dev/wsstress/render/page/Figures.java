package dev.wsstress.render.page;

import dev.wsstress.grading.GradedTrial;
import dev.wsstress.grading.Verdict;
import dev.wsstress.model.HiccupSummary;
import dev.wsstress.model.LatencySummary;
import dev.wsstress.model.LoadFigures;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.TrialResult;
import dev.wsstress.render.text.LatencyRange;
import dev.wsstress.render.text.SubjectRow;
import dev.wsstress.render.text.Texts;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the trials of one subject under one TLS measured, all of them together.
 *
 * @param name the subject
 * @param tls provider and version, or empty where it needs not be said
 * @param verdict of the trial that tells most
 * @param reason for it
 * @param curve round-trip times of the trials that held
 * @param costs what a message and a session cost
 * @param latency the median of their percentiles: 50, 90, 99, 99.9 and the longest; empty if no
 *     trial held
 */
record Figures(
    String name,
    String tls,
    Verdict verdict,
    String reason,
    Curve curve,
    Costs costs,
    List<LatencyRange> latency) {
  private static final double KIB = 1024;
  private static final double MILLI = 1e6;

  private static final List<Function<LatencySummary, Long>> PERCENTILES =
      List.of(
          LatencySummary::p50Nanos,
          LatencySummary::p90Nanos,
          LatencySummary::p99Nanos,
          LatencySummary::p999Nanos,
          LatencySummary::maxNanos);

  /**
   * What a message and a session cost.
   *
   * @param rate messages per second, or null if no trial held
   * @param cpu microseconds of processor time per message, or null where it is not known
   * @param memory KiB per session at the client, or null where it is not known
   * @param hiccup the longest one of each trial in milliseconds, or null if none was recorded
   */
  record Costs(
      @Nullable LatencyRange rate,
      @Nullable LatencyRange cpu,
      @Nullable LatencyRange memory,
      @Nullable LatencyRange hiccup) {}

  /** Those of a cell. */
  static Figures of(SubjectRow cell) {
    GradedTrial example = cell.example();
    List<TrialResult> all = cell.trials().stream().map(t -> t.trial().result()).toList();
    List<TrialResult> held = all.stream().filter(Figures::isMeasured).toList();
    List<LatencySummary> times =
        held.stream().map(TrialResult::latency).filter(t -> t.count() > 0).toList();
    return new Figures(
        cell.name(),
        cell.tls(),
        example.verdict(),
        Texts.printable(example.reason()),
        Curve.of(times),
        new Costs(
            interval(held, Figures::rateOf),
            interval(held, Figures::cpuOf),
            interval(held, Figures::memoryOf),
            interval(all, Figures::hiccupOf)),
        times.isEmpty() ? List.of() : PERCENTILES.stream().map(p -> percentile(times, p)).toList());
  }

  /** What a trial that broke has measured is no property of the subject. */
  private static boolean isMeasured(TrialResult trial) {
    return trial.outcome() == Outcome.DELIVERED && trial.messagesVerified() > 0;
  }

  private static LatencyRange percentile(
      List<LatencySummary> times, Function<LatencySummary, Long> percentile) {
    return LatencyRange.of(times.stream().map(percentile).map(Long::doubleValue).toList());
  }

  private static @Nullable LatencyRange interval(
      List<TrialResult> trials, Function<TrialResult, @Nullable Double> figure) {
    List<Double> values = trials.stream().map(figure).filter(Objects::nonNull).toList();
    return values.isEmpty() ? null : LatencyRange.of(values);
  }

  private static @Nullable Double rateOf(TrialResult trial) {
    LoadFigures load = trial.load();
    return load == null ? trial.messagesPerSecond() : load.messagesPerSecond();
  }

  private static @Nullable Double cpuOf(TrialResult trial) {
    LoadFigures load = trial.load();
    return load == null ? null : load.cpuMicrosPerMessage();
  }

  private static @Nullable Double memoryOf(TrialResult trial) {
    LoadFigures load = trial.load();
    Long bytes = load == null ? null : load.cost().clientBytesPerSession();
    return bytes == null ? null : bytes / KIB;
  }

  private static @Nullable Double hiccupOf(TrialResult trial) {
    HiccupSummary hiccups = trial.hiccups();
    return hiccups.count() == 0 ? null : hiccups.maxNanos() / MILLI;
  }

  @Nullable LatencyRange rate() {
    return costs.rate();
  }

  @Nullable LatencyRange cpu() {
    return costs.cpu();
  }

  @Nullable LatencyRange memory() {
    return costs.memory();
  }

  @Nullable LatencyRange hiccup() {
    return costs.hiccup();
  }

  /** Subject and TLS, as a person names them. */
  String label() {
    return tls.isEmpty() ? name : name + ", " + tls;
  }

  /** The same without its TLS, which then is said elsewhere. */
  Figures withoutTls() {
    return new Figures(name, "", verdict, reason, curve, costs, latency);
  }

  /** The same under another name. */
  Figures named(String other) {
    return new Figures(other, tls, verdict, reason, curve, costs, latency);
  }
}
