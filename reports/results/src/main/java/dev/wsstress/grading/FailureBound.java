package dev.wsstress.grading;

/**
 * How rare a failure that was never seen may still be: the one-sided upper 95 % limit of its
 * probability after n independent trials without one, {@code 1 - 0.05^(1/n)}, close to {@code 3/n}
 * (Hanley and Lippman-Hand, "If nothing goes wrong, is everything all right?", JAMA 1983).
 */
public final class FailureBound {
  private FailureBound() {}

  /**
   * The bound after trials of which none failed.
   *
   * @param trials how many were seen without a failure, more than 0
   * @return the largest probability of failure that is still compatible with that at 95 %
   */
  public static double afterNone(long trials) {
    if (trials <= 0) {
      throw new IllegalArgumentException("trials must be positive: trials=" + trials);
    }
    return -Math.expm1(Math.log(0.05) / trials);
  }
}
