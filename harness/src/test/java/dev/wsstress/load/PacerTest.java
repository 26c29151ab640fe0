package dev.wsstress.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
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
    Pace pace = new Pace(clock::get, perSecond, place, places);
    pace.begin(0);
    return pace;
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
      @ForAll @LongRange(max = 3600 * SECOND) long nanos) {
    Pace pace = pace(perSecond, 0, 1);
    long due = pace.dueBy(nanos);
    assertThat(pace.due(due - 1)).isLessThanOrEqualTo(nanos);
    assertThat(pace.due(due)).isGreaterThan(nanos);
  }

  @Test
  void shouldWakeAStreamForEveryMessageAndNoOther() {
    Pacer pacer = new Pacer();
    AtomicLong slow = new AtomicLong();
    AtomicLong fast = new AtomicLong();
    pacer.add(new Pace(clock::get, 10, 0, 1), slow::incrementAndGet);
    pacer.add(new Pace(clock::get, 1000, 0, 1), fast::incrementAndGet);
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
    pacer.add(new Pace(clock::get, 10, 0, 1), woken::incrementAndGet);
    pacer.begin(0);
    assertThat(pacer.turn(0)).isEqualTo(SECOND / 10);
    // Half a second late: one call, for the stream sends all that is due, and then the old beat.
    assertThat(pacer.turn(630_000_000)).isEqualTo(700_000_000);
    assertThat(woken).hasValue(2);
  }
}
