package dev.wsstress.speed;

/**
 * When a difference in speed counts. Immutable.
 *
 * @param floor the smallest slow-down that matters, as a part of 1: what is less is not failed,
 *     however sure it is
 * @param alpha how often a gate over all benchmarks may find a difference where there is none,
 *     before the floor and the confirmation make it rarer still
 * @param confidence of the intervals
 * @param resamples of a bootstrap
 * @param seed of the resampling, so that the same forks always get the same judgement
 */
public record SpeedPolicy(double floor, double alpha, double confidence, int resamples, long seed) {
  /** 3 % floor, 5 % over all benchmarks, 95 % intervals from 2,000 resamples. */
  public static final SpeedPolicy DEFAULT = new SpeedPolicy(0.03, 0.05, 0.95, 2_000, 1);

  public SpeedPolicy {
    requirePart("floor", floor);
    requirePart("alpha", alpha);
    requirePart("confidence", confidence);
    if (resamples < 1) {
      throw new IllegalArgumentException("resamples must be positive: resamples=" + resamples);
    }
  }

  private static void requirePart(String name, double value) {
    if (!(value > 0 && value < 1)) {
      throw new IllegalArgumentException(name + " lies between 0 and 1: " + name + "=" + value);
    }
  }

  /** The floor on the scale of {@link dev.wsstress.jmh.Direction#slowdown}. */
  double logFloor() {
    return Math.log1p(floor);
  }

  /**
   * The fewest pairs with which some difference could be found: a signed rank test of n pairs gives
   * no probability below 2/2^n, and Holm's first step asks for alpha divided by the comparisons.
   */
  public int fewestPairs(int comparisons) {
    int pairs = 1;
    while (2 / Math.pow(2, pairs) > alpha / Math.max(1, comparisons)) {
      pairs++;
    }
    return pairs;
  }
}
