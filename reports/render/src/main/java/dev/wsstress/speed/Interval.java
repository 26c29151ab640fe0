package dev.wsstress.speed;

/**
 * A confidence interval of a slow-down, as logarithms of ratios of times.
 *
 * @param low its lower end
 * @param high its upper end
 */
public record Interval(double low, double high) {
  /** Whether all of it is above a value. */
  boolean isAbove(double value) {
    return low > value;
  }

  /** Whether all of it is below a value. */
  boolean isBelow(double value) {
    return high < value;
  }

  double halfWidth() {
    return (high - low) / 2;
  }
}
