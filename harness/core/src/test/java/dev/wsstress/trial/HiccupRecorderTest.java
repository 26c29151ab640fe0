package dev.wsstress.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HiccupRecorderTest {
  private static final Duration PERIOD = Duration.ofMillis(5);
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final TestTime time = new TestTime();
  private final HiccupRecorder hiccups = new HiccupRecorder(time);
  private final long start = time.nanos();

  /** Its thread wakes up later than it should. */
  private void sleepTooLongBy(Duration late) {
    time.advance(PERIOD.plus(late));
    hiccups.awake(time.nanos());
  }

  private long pausedSinceStart() {
    return hiccups.pausedNanos(start, time.nanos());
  }

  @Test
  void shouldKnowNoPauseWhereItsThreadIsInTime() {
    for (int i = 0; i < 1000; i++) {
      sleepTooLongBy(Duration.ZERO);
    }
    assertThat(pausedSinceStart()).isZero();
    assertThat(hiccups.histogram().summary().maxNanos()).isZero();
  }

  @Test
  void shouldKeepAShortDelayInTheHistogramOnly() {
    sleepTooLongBy(Duration.ofMillis(99));
    assertThat(pausedSinceStart()).isZero();
    assertThat(hiccups.histogram().summary().maxNanos())
        .isGreaterThan(Duration.ofMillis(98).toNanos());
  }

  @Test
  void shouldCountWhatItSleptTooLong() {
    sleepTooLongBy(SECOND);
    sleepTooLongBy(Duration.ZERO);
    sleepTooLongBy(SECOND.multipliedBy(2));
    assertThat(pausedSinceStart()).isEqualTo(SECOND.multipliedBy(3).toNanos());
  }

  @Test
  void shouldCountOnlyThePartWithinAnInterval() {
    sleepTooLongBy(SECOND);
    long end = time.nanos();
    long half = SECOND.dividedBy(2).toNanos();
    assertThat(hiccups.pausedNanos(end - half, end)).isEqualTo(half);
    assertThat(hiccups.pausedNanos(start, end - half)).isEqualTo(half);
    assertThat(hiccups.pausedNanos(end, end + half)).isZero();
  }

  @Test
  void shouldCountThePauseThatHasNotEnded() {
    sleepTooLongBy(Duration.ZERO);
    time.advance(PERIOD.plus(SECOND));
    assertThat(pausedSinceStart()).isEqualTo(SECOND.toNanos());
  }

  @Test
  void shouldForgetTheOldestOfTooManyPauses() {
    sleepTooLongBy(Duration.ofHours(1));
    for (int i = 0; i < HiccupRecorder.MAX_PAUSES; i++) {
      sleepTooLongBy(SECOND);
    }
    assertThat(pausedSinceStart())
        .isEqualTo(SECOND.multipliedBy(HiccupRecorder.MAX_PAUSES).toNanos());
    assertThat(hiccups.histogram().summary().count()).isEqualTo(HiccupRecorder.MAX_PAUSES + 1L);
  }
}
