package dev.wsstress.grading;

import java.util.Locale;

/** Probabilities in words. */
public final class Rates {
  private Rates() {}

  /** For example {@code 1 in 33,400}. Rounded down, so that the bound is never understated. */
  public static String oneIn(double probability) {
    return String.format(Locale.ROOT, "1 in %,d", (long) Math.floor(1 / probability));
  }
}
