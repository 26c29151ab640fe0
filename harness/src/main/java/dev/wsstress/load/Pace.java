package dev.wsstress.load;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * When each message of a stream is intended to be sent. Times are counted from the first one, so
 * that neither rounding nor a late message moves those behind it. Threadsafe once it has begun.
 */
final class Pace {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final LongSupplier clock;
  private final int perSecond;
  private final long offsetNanos;

  /** Written before the first message, then constant. */
  private volatile long firstNanos;

  /**
   * Sets a pace.
   *
   * @param clock like {@link System#nanoTime()}
   * @param perSecond messages a second, at least 1
   * @param place the place of this stream among all, from 0; they are spread over a period
   * @param places how many streams there are
   */
  Pace(LongSupplier clock, int perSecond, int place, int places) {
    this.clock = clock;
    this.perSecond = perSecond;
    this.offsetNanos = SECOND / perSecond * place / places;
  }

  /** Message 0 is due a little after this time. */
  void begin(long startNanos) {
    firstNanos = startNanos + offsetNanos;
  }

  /** When a message is due, in nanoseconds of the clock. */
  long due(long sequence) {
    long second = sequence / perSecond * SECOND;
    return firstNanos + second + sequence % perSecond * SECOND / perSecond;
  }

  /** Whether a message is due by now. */
  boolean isDue(long sequence) {
    return due(sequence) - clock.getAsLong() <= 0;
  }

  /** How many messages are due by a time. */
  long dueBy(long nanos) {
    long since = nanos - firstNanos;
    if (since < 0) {
      return 0;
    }
    return since / SECOND * perSecond + ceilDiv((since % SECOND + 1) * perSecond, SECOND);
  }

  private static long ceilDiv(long dividend, long divisor) {
    return (dividend + divisor - 1) / divisor;
  }
}
