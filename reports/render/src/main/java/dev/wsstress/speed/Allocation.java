package dev.wsstress.speed;

import java.util.List;
import java.util.Locale;

/**
 * Bytes allocated for an operation on both sides. They hardly depend on the machine, so that no
 * floor of 3 % is due and a single byte can be found: it is more garbage if every fork of the
 * candidate allocates more than every fork of the baseline, and the medians differ by more than
 * {@value #BYTES} bytes and {@value #PART} of the baseline (what a compiler that inlines a little
 * later spreads over an iteration). That the forks of two equal sides are apart by chance has the
 * probability 1/C(2n,n) with n forks each: 1 in 20 for 3, 1 in 924 for 6, 1 in 2.7 million for 12.
 *
 * @param baseline median bytes before
 * @param candidate median bytes now
 * @param more whether it is more garbage
 */
public record Allocation(double baseline, double candidate, boolean more) {
  static final double BYTES = 1;
  static final double PART = 0.005;

  /** The fewest forks on each side that are judged. */
  private static final int FEWEST = 6;

  static Allocation of(List<Double> baseline, List<Double> candidate) {
    double before = median(baseline);
    double now = median(candidate);
    boolean apart =
        candidate.stream().mapToDouble(d -> d).min().orElse(0)
            > baseline.stream().mapToDouble(d -> d).max().orElse(0);
    boolean enough = Math.min(baseline.size(), candidate.size()) >= FEWEST;
    return new Allocation(
        before, now, enough && apart && now - before > Math.max(BYTES, PART * before));
  }

  private static double median(List<Double> values) {
    return Medians.of(values.stream().mapToDouble(d -> d).toArray());
  }

  /** For example {@code 64.0 -> 88.0 B/op}. */
  public String text() {
    return String.format(Locale.ROOT, "%.1f -> %.1f B/op", baseline, candidate);
  }
}
