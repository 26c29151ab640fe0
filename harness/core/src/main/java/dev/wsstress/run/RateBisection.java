package dev.wsstress.run;

/**
 * Looks for the highest rate that is kept: doubles until one is not, then halves the distance until
 * both ends are within a few percent. Rates are taken to be kept up to some point and not beyond,
 * which a noisy machine is not always; the answer is as good as its trials. NOT threadsafe.
 */
public final class RateBisection {
  private static final double FIRST = 1_000;
  private static final double LAST = 1_000_000;

  /** How near both ends have to be. */
  private static final double NEAR = 1.05;

  private double kept;
  private double broken = Double.POSITIVE_INFINITY;

  /** The rate to try next, in messages a second. */
  public double next() {
    if (kept == 0) {
      return broken == Double.POSITIVE_INFINITY ? FIRST : broken / 2;
    }
    return broken == Double.POSITIVE_INFINITY ? kept * 2 : Math.sqrt(kept * broken);
  }

  /** Takes note whether a rate was kept. */
  public void record(double rate, boolean wasKept) {
    if (wasKept) {
      kept = Math.max(kept, rate);
    } else {
      broken = Math.min(broken, rate);
    }
  }

  /** Whether there is nothing more to try. */
  public boolean isFound() {
    return broken <= 1 || kept >= LAST || (kept > 0 && broken / kept <= NEAR);
  }

  /** The highest rate that was kept, 0 if none was. */
  public double kept() {
    return kept;
  }

  /** The lowest that was not, or infinity. */
  public double broken() {
    return broken;
  }
}
