package dev.wsstress.plan;

import dev.wsstress.api.PlanException;
import java.time.Duration;

/**
 * How a trial is measured. Immutable.
 *
 * @param ramp over which the sessions begin, one after the other
 * @param warmup that is driven after the ramp and before anything counts: most of a JVM's first
 *     seconds go to its compiler
 * @param verification what of every message is looked at
 */
public record MeasuredLoad(Duration ramp, Duration warmup, Verification verification) {
  /** What the client looks at. */
  public enum Verification {
    /** Every byte, and the order. */
    FULL,
    /** The header alone, to know which message it is and how long it took. */
    NONE
  }

  public MeasuredLoad {
    if (ramp.isNegative() || warmup.isNegative()) {
      throw new PlanException(
          "ramp and warm-up must not be negative: ramp=" + ramp + " warmup=" + warmup);
    }
  }
}
