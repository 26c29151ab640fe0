package dev.wsstress.speed;

import java.util.Arrays;

/** The middle of some values. */
final class Medians {
  private Medians() {}

  /** The median, or the mean of the two middle values. Sorts the values. */
  static double ofSorting(double[] values) {
    Arrays.sort(values);
    int half = values.length / 2;
    return values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
  }

  static double of(double[] values) {
    return ofSorting(values.clone());
  }
}
