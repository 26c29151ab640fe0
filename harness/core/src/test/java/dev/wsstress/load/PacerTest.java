package dev.wsstress.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wsstress.plan.LoadModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** Time is what the test says it is. */
class PacerTest {
  private static final long SECOND = 1_000_000_000L;

  private final AtomicLong clock = new AtomicLong();

  private Pace pace(int perSecond, int place, int places) {
    Pace pace = new Pace(clock::get, even(perSecond), place, places, Duration.ZERO);
    pace.begin(0);
    return pace;
  }

  private static LoadModel.Open even(double perSecond) {
    return new LoadModel.Open(perSecond, LoadModel.Arrivals.CONSTANT);
  }

  @Test
  void shouldNotDriftByRounding() {
    Pace pace = pace(3, 0, 1);
    assertThat(pace.due(0)).isZero();
    assertThat(pace.due(1)).isEqualTo(SECOND / 3);
    assertThat(pace.due(3)).isEqualTo(SECOND);
    assertThat(pace.due(3_000_000)).isEqualTo(1_000_000 * SECOND);
  }

  @Test
  void shouldSayWhatIsDue() {
    Pace pace = pace(50, 0, 1);
    assertThat(pace.isDue(0)).isTrue();
    assertThat(pace.isDue(1)).isFalse();
    clock.set(20_000_000);
    assertThat(pace.isDue(1)).isTrue();
    assertThat(pace.isDue(2)).isFalse();
  }

  @Test
  void shouldSpreadStreamsOverAPeriod() {
    List<Long> first = new ArrayList<>();
    for (int place = 0; place < 4; place++) {
      first.add(pace(10, place, 4).due(0));
    }
    assertThat(first).containsExactly(0L, 25_000_000L, 50_000_000L, 75_000_000L);
  }

  @Property
  void shouldCountWhatIsDueByATime(
      @ForAll @IntRange(min = 1, max = 1_000_000) int perSecond,
      @ForAll LoadModel.Arrivals arrivals,
      @ForAll @LongRange(max = SECOND) long nanos) {
    Pace pace = new Pace(clock::get, new LoadModel.Open(perSecond, arrivals), 3, 7, Duration.ZERO);
    pace.begin(0);
    long due = pace.dueBy(nanos + pace.due(0), 0);
    nanos += pace.due(0);
    assertThat(pace.due(due - 1)).isLessThanOrEqualTo(nanos);
    assertThat(pace.due(due)).isGreaterThan(nanos);
  }

  @Property
  void shouldKeepTheRateOfAPoissonProcessOverARound(
      @ForAll @IntRange(min = 1, max = 10_000) int perSecond) {
    Pace pace = poisson(perSecond);
    assertThat(pace.due(1024) - pace.due(0)).isCloseTo(Math.round(1024e9 / perSecond), within(1L));
  }

  @Test
  void shouldSpreadAPoissonProcessLikeOne() {
    Pace pace = poisson(1000);
    double[] gaps =
        LongStream.range(0, 1024)
            .mapToDouble(i -> (pace.due(i + 1) - pace.due(i)) / 1e6)
            .sorted()
            .toArray();
    // Of exponential gaps with mean 1, half are below ln 2 and one in e above the mean.
    assertThat(gaps[512]).isCloseTo(Math.log(2), within(0.1));
    assertThat(Arrays.stream(gaps).filter(gap -> gap > 1).count() / 1024.0)
        .isCloseTo(1 / Math.E, within(0.05));
  }

  private Pace poisson(int perSecond) {
    LoadModel.Open load = new LoadModel.Open(perSecond, LoadModel.Arrivals.POISSON);
    Pace pace = new Pace(clock::get, load, 5, 64, Duration.ZERO);
    pace.begin(0);
    return pace;
  }

  @Test
  void shouldWakeAStreamForEveryMessageAndNoOther() {
    Pacer pacer = new Pacer();
    AtomicLong slow = new AtomicLong();
    AtomicLong fast = new AtomicLong();
    pacer.add(new Pace(clock::get, even(10), 0, 1, Duration.ZERO), slow::incrementAndGet);
    pacer.add(new Pace(clock::get, even(1000), 0, 1, Duration.ZERO), fast::incrementAndGet);
    pacer.begin(500);
    long now = 500;
    // 1001 turns go from 0 to one second, both included.
    for (int turn = 0; turn <= 1000; turn++) {
      now = pacer.turn(now);
    }
    assertThat(fast).hasValue(1001);
    assertThat(slow).hasValue(11);
    assertThat(now).isEqualTo(500 + SECOND + SECOND / 1000);
  }

  @Test
  void shouldKeepItsTimesWhenItWakesLate() {
    Pacer pacer = new Pacer();
    AtomicLong woken = new AtomicLong();
    pacer.add(new Pace(clock::get, even(10), 0, 1, Duration.ZERO), woken::incrementAndGet);
    pacer.begin(0);
    assertThat(pacer.turn(0)).isEqualTo(SECOND / 10);
    // Half a second late: one call, for the stream sends all that is due, and then the old beat.
    assertThat(pacer.turn(630_000_000)).isEqualTo(700_000_000);
    assertThat(woken).hasValue(2);
  }
}
