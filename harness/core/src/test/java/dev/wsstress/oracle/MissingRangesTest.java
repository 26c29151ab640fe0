package dev.wsstress.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MissingRangesTest {
  private final MissingRanges ranges = new MissingRanges();

  @Test
  void shouldSplitARangeAroundANumber() {
    ranges.add(3, 8);
    ranges.add(20, 21);
    assertThat(ranges.remove(5)).isTrue();
    assertThat(removable(25)).containsExactly(3L, 4L, 6L, 7L, 20L);
  }

  @Test
  void shouldDropARangeWithItsLastNumber() {
    ranges.add(3, 5);
    assertThat(ranges.remove(3)).isTrue();
    assertThat(ranges.remove(4)).isTrue();
    assertThat(removable(10)).isEmpty();
    assertThat(ranges.isForgotten(3)).isFalse();
  }

  @Test
  void shouldForgetTheOldestWhenFull() {
    for (int i = 0; i <= MissingRanges.CAPACITY; i++) {
      ranges.add(2L * i, 2L * i + 1);
    }
    assertThat(ranges.remove(0)).isFalse();
    assertThat(ranges.isForgotten(0)).isTrue();
    assertThat(ranges.isForgotten(1)).isFalse();
    assertThat(ranges.remove(2)).isTrue();
  }

  @Test
  void shouldStayBoundedWhenArrivalsSplitRanges() {
    ranges.add(0, 10L * MissingRanges.CAPACITY);
    for (long i = 1; i < 10L * MissingRanges.CAPACITY; i += 2) {
      assertThat(ranges.remove(i)).isTrue();
    }
    assertThat(removable(10L * MissingRanges.CAPACITY))
        .hasSizeLessThanOrEqualTo(MissingRanges.CAPACITY + 1);
  }

  /** The numbers below an end that were missing until now. */
  private List<Long> removable(long end) {
    return LongStream.range(0, end).filter(ranges::remove).boxed().toList();
  }
}
