package dev.wsstress.plan;

import dev.wsstress.api.PlanException;
import java.time.Duration;

/**
 * When a trial ends by itself. Immutable.
 *
 * @param duration it sends no longer than that
 * @param messages it ends when so many are verified; 0 for no such end
 * @param until how many failures it waits for
 */
public record Budget(Duration duration, long messages, Until until) {
  /** What ends a trial before its time. */
  public enum Until {
    /** Every session has failed. */
    ALL_FAILED("all sessions failed"),
    /** One session has failed. */
    FIRST_FAILURE("first failure"),
    /**
     * One session has failed; if that does not show a hazard's own mechanism, the trial is done
     * again until one does or the duration is over in sum.
     */
    FIRED("fired");

    private final String text;

    Until(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** Far more than anybody waits, and far less than nanoseconds in a long can count. */
  private static final Duration LONGEST = Duration.ofDays(365);

  public Budget {
    if (duration.isNegative() || duration.isZero()) {
      throw new PlanException("duration must be longer than nothing: duration=" + duration);
    }
    if (duration.compareTo(LONGEST) > 0) {
      throw new PlanException(
          "duration must be at most " + LONGEST.toDays() + " days: duration=" + duration);
    }
    if (messages < 0) {
      throw new PlanException("messages must not be negative: messages=" + messages);
    }
  }

  /** Until every session has failed, or the duration is over. */
  public static Budget of(Duration duration) {
    return new Budget(duration, 0, Until.ALL_FAILED);
  }
}
