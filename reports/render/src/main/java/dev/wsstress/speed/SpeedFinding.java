package dev.wsstress.speed;

import dev.wsstress.jmh.BenchmarkKey;
import org.jspecify.annotations.Nullable;

/**
 * The judgement of one benchmark. Slow-downs are logarithms of ratios of times.
 *
 * @param key the benchmark
 * @param samples pairs of forks, or forks on the smaller side where they are not paired
 * @param slowdown the median
 * @param interval its confidence interval
 * @param adjusted the probability of such forks if nothing had changed, adjusted for all
 *     comparisons (Holm)
 * @param speed what that comes to
 * @param detectable the slow-down that forks as scattered as these would show nine times in ten
 * @param allocation bytes for an operation, or null where nobody counted
 */
public record SpeedFinding(
    BenchmarkKey key,
    int samples,
    double slowdown,
    Interval interval,
    double adjusted,
    Speed speed,
    double detectable,
    @Nullable Allocation allocation) {
  /** Whether a gate fails for it, if it is confirmed. */
  public boolean isRegression() {
    return speed == Speed.SLOWER || allocatesMore();
  }

  /** Whether it makes more garbage. */
  public boolean allocatesMore() {
    return allocation != null && allocation.more();
  }

  /** A slow-down in percent of the time before: 10 for a time that is 1.1 times as long. */
  public static double percent(double slowdown) {
    return 100 * Math.expm1(slowdown);
  }
}
