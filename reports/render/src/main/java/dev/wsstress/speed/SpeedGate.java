package dev.wsstress.speed;

import dev.wsstress.jmh.BenchmarkKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges comparisons. It is slower if the whole interval of the median slow-down lies beyond the
 * floor (so that a difference is not only real but matters: Kalibera and Jones, ISMM 2013) and the
 * signed rank test, adjusted for the number of comparisons, agrees. Pure.
 */
public final class SpeedGate {
  /** The 90th and the 97.5th percentile of the normal distribution. */
  private static final double Z_POWER = 1.2816;

  private static final double Z_INTERVAL = 1.96;

  private SpeedGate() {}

  /** Judges them together. */
  public static List<SpeedFinding> judge(List<Comparison> comparisons, SpeedPolicy policy) {
    double[] adjusted = adjusted(comparisons);
    List<SpeedFinding> findings = new ArrayList<>();
    for (int i = 0; i < adjusted.length; i++) {
      Comparison comparison = comparisons.get(i);
      double[] values = comparison.values();
      Interval interval = new Bootstrap(policy).ofMedian(values);
      findings.add(
          finding(
              comparison.key(),
              values.length,
              Medians.of(values),
              interval,
              adjusted[i],
              comparison.allocation(),
              policy));
    }
    return findings;
  }

  /** Those that are slower, without the work for those that are not. */
  static List<BenchmarkKey> slower(List<Comparison> comparisons, SpeedPolicy policy) {
    double[] adjusted = adjusted(comparisons);
    List<BenchmarkKey> slower = new ArrayList<>();
    for (int i = 0; i < adjusted.length; i++) {
      if (adjusted[i] < policy.alpha()) {
        Interval interval = new Bootstrap(policy).ofMedian(comparisons.get(i).values());
        if (Speed.of(interval, adjusted[i], policy) == Speed.SLOWER) {
          slower.add(comparisons.get(i).key());
        }
      }
    }
    return slower;
  }

  private static double[] adjusted(List<Comparison> comparisons) {
    return Holm.adjust(
        comparisons.stream().mapToDouble(c -> Significance.ofDifferences(c.values())).toArray());
  }

  static SpeedFinding finding(
      BenchmarkKey key,
      int samples,
      double slowdown,
      Interval interval,
      double adjusted,
      @Nullable Allocation allocation,
      SpeedPolicy policy) {
    return new SpeedFinding(
        key,
        samples,
        slowdown,
        interval,
        adjusted,
        Speed.of(interval, adjusted, policy),
        detectable(interval, policy),
        allocation);
  }

  /** Whose interval would lie beyond the floor nine times in ten, were it as wide as this one. */
  private static double detectable(Interval interval, SpeedPolicy policy) {
    return policy.logFloor() + interval.halfWidth() * (1 + Z_POWER / Z_INTERVAL);
  }
}
