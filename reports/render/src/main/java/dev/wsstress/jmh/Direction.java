package dev.wsstress.jmh;

/** Which way a score gets worse, from the mode in which JMH took it. */
public enum Direction {
  /** Operations in a time: {@code thrpt}. */
  MORE_IS_BETTER,
  /** Time for an operation: {@code avgt}, {@code sample} and {@code ss}. */
  LESS_IS_BETTER;

  /**
   * The direction of a mode.
   *
   * @param mode JMH's short name of it
   * @throws IllegalArgumentException if JMH has no such mode
   */
  public static Direction ofMode(String mode) {
    return switch (mode) {
      case "thrpt" -> MORE_IS_BETTER;
      case "avgt", "sample", "ss" -> LESS_IS_BETTER;
      default -> throw new IllegalArgumentException("JMH has no such mode: mode=" + mode);
    };
  }

  /**
   * How much slower the second is, as the natural logarithm of a ratio of times: 0 for the same,
   * positive for slower. Logarithms, so that twice as slow and twice as fast weigh the same.
   */
  public double slowdown(double baseline, double candidate) {
    return this == LESS_IS_BETTER ? Math.log(candidate / baseline) : Math.log(baseline / candidate);
  }
}
