package dev.wsstress.speed;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Percentile bootstrap of a median (Efron and Tibshirani, "An Introduction to the Bootstrap", 1993,
 * chapter 13). Not BCa: its acceleration comes from leaving one value out, and a median moves by
 * leaps or not at all when one value leaves. Pure: the same values and seed give the same interval.
 */
final class Bootstrap {
  private final SpeedPolicy policy;

  Bootstrap(SpeedPolicy policy) {
    this.policy = policy;
  }

  /** The interval of the median of values that were drawn independently. */
  Interval ofMedian(double[] values) {
    UniformRandomProvider random = random();
    return percentiles(() -> resampledMedian(values, random));
  }

  /** The interval of the difference of the medians of two groups, second less first. */
  Interval ofDifference(double[] first, double[] second) {
    UniformRandomProvider random = random();
    return percentiles(() -> resampledMedian(second, random) - resampledMedian(first, random));
  }

  private UniformRandomProvider random() {
    return RandomSource.XO_RO_SHI_RO_128_PP.create(policy.seed());
  }

  private Interval percentiles(java.util.function.DoubleSupplier statistic) {
    double[] all = new double[policy.resamples()];
    Arrays.setAll(all, i -> statistic.getAsDouble());
    Arrays.sort(all);
    int cut = (int) Math.floor((1 - policy.confidence()) / 2 * all.length);
    return new Interval(all[cut], all[all.length - 1 - cut]);
  }

  private static double resampledMedian(double[] values, UniformRandomProvider random) {
    double[] drawn = new double[values.length];
    Arrays.setAll(drawn, i -> values[random.nextInt(values.length)]);
    return Medians.ofSorting(drawn);
  }
}
