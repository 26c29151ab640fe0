package dev.wsstress.speed;

import java.util.Arrays;
import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;

/** How probable what was seen would be if both sides were the same; two-sided. Pure. */
final class Significance {
  private Significance() {}

  /**
   * Wilcoxon's signed rank test: whether differences lie around 0. Exact where no two are of the
   * same size. A difference of nothing speaks for neither side and is left out, as Wilcoxon did.
   */
  static double ofDifferences(double[] differences) {
    double[] some = Arrays.stream(differences).filter(d -> d != 0).toArray();
    return some.length == 0 ? 1 : WilcoxonSignedRankTest.withDefaults().test(some).getPValue();
  }

  /** The test of Mann and Whitney: whether one of two groups tends to larger values. */
  static double ofGroups(double[] first, double[] second) {
    return MannWhitneyUTest.withDefaults().test(first, second).getPValue();
  }
}
