package dev.wsstress.speed;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Adjusts probabilities for many comparisons, so that the chance of one false finding among all
 * stays at the level asked for, whatever they have to do with each other (Holm, "A Simple
 * Sequentially Rejective Multiple Test Procedure", Scand. J. Statist. 6, 1979). Pure.
 */
final class Holm {
  private Holm() {}

  /** The adjusted values, in the order given; each at most 1. */
  static double[] adjust(double[] p) {
    int[] ascending =
        IntStream.range(0, p.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> p[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] adjusted = new double[p.length];
    double largest = 0;
    for (int rank = 0; rank < p.length; rank++) {
      largest = Math.max(largest, Math.min(1, (p.length - rank) * p[ascending[rank]]));
      adjusted[ascending[rank]] = largest;
    }
    return adjusted;
  }
}
