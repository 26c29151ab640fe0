package dev.wsstress.load;

import dev.wsstress.plan.LoadModel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * When each message of a stream is intended to be sent. Times are counted from the first one, so
 * that neither rounding nor a late message moves those behind it. Threadsafe once it has begun.
 */
final class Pace {
  private static final double SECOND = TimeUnit.SECONDS.toNanos(1);

  private final LongSupplier clock;
  private final double periodNanos;
  private final Gaps gaps;
  private final long offsetNanos;

  /** Written before the first message, then constant. */
  private volatile long firstNanos;

  /**
   * Sets a pace.
   *
   * @param clock like {@link System#nanoTime()}
   * @param load how often, and how spread
   * @param place the place of this stream among all, from 0; they are spread over a period
   * @param places how many streams there are
   * @param ramp the first messages of all streams are spread over this time besides
   */
  Pace(LongSupplier clock, LoadModel.Open load, int place, int places, Duration ramp) {
    this.clock = clock;
    this.periodNanos = SECOND / load.perSecond();
    this.gaps =
        switch (load.arrivals()) {
          case CONSTANT -> Gaps.EVEN;
          case POISSON -> Gaps.exponential(place);
        };
    this.offsetNanos = Math.round((periodNanos + ramp.toNanos()) * place / places);
  }

  /** Message 0 is due a little after this time. */
  void begin(long startNanos) {
    firstNanos = startNanos + offsetNanos;
  }

  /** When a message is due, in nanoseconds of the clock. */
  long due(long sequence) {
    return firstNanos + Math.round(gaps.before(sequence) * periodNanos);
  }

  /** Whether a message is due by now. */
  boolean isDue(long sequence) {
    return due(sequence) - clock.getAsLong() <= 0;
  }

  /**
   * How many messages are due by a time.
   *
   * @param known so many are due at least; the search starts there
   */
  long dueBy(long nanos, long known) {
    long due = known;
    while (due(due) - nanos <= 0) {
      due++;
    }
    return due;
  }
}
