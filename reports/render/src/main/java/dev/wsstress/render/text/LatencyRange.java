package dev.wsstress.render.text;

import java.util.List;

/**
 * What several trials say of one figure.
 *
 * @param low the lower end
 * @param middle the median; of an even number the lower of the two in the middle
 * @param high the upper end
 * @param trials how many there were
 * @param isConfidence whether it is the 95 % interval of the median, from the order of the values
 *     alone; else it runs from the lowest to the highest, which is all that fewer than six tell
 */
public record LatencyRange(
    double low, double middle, double high, int trials, boolean isConfidence) {
  private static final double MISSED = 0.05;

  /**
   * Of any values.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static LatencyRange of(List<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("an interval needs a value");
    }
    List<Double> sorted = values.stream().sorted().toList();
    int count = sorted.size();
    int cut = cut(count);
    return new LatencyRange(
        sorted.get(cut),
        sorted.get((count - 1) / 2),
        sorted.get(count - 1 - cut),
        count,
        missed(count, cut) <= MISSED);
  }

  /** How many of each end can be left out. */
  private static int cut(int count) {
    int cut = 0;
    while (2 * (cut + 1) < count && missed(count, cut + 1) <= MISSED) {
      cut++;
    }
    return cut;
  }

  /** How often the median lies outside: as often as a coin shows one side so few times. */
  private static double missed(int count, int cut) {
    double term = Math.pow(0.5, count);
    double sum = term;
    for (int k = 1; k <= cut; k++) {
      term *= (count - k + 1) / (double) k;
      sum += term;
    }
    return 2 * sum;
  }

  /** Whether it and another have no value in common, so that they differ by more than by chance. */
  public boolean isApartFrom(LatencyRange other) {
    return low > other.high || high < other.low;
  }

  /** What kind of interval it is, for a person. */
  public String kind() {
    if (trials == 1) {
      return "one trial";
    }
    return (isConfidence ? "95 % of the median, " : "lowest to highest, ") + trials + " trials";
  }
}
