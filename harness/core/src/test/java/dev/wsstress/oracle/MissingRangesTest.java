package dev.wsstress.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.oracle.MissingRanges.Range;
import org.junit.jupiter.api.Test;

class MissingRangesTest {
  private final MissingRanges ranges = new MissingRanges();

  @Test
  void shouldSplitARangeAroundANumber() {
    ranges.add(3, 8);
    ranges.add(20, 21);
    assertThat(ranges.remove(5)).isTrue();
    assertThat(ranges.list()).containsExactly(new Range(3, 5), new Range(6, 8), new Range(20, 21));
    assertThat(ranges.remove(5)).isFalse();
    assertThat(ranges.remove(8)).isFalse();
  }

  @Test
  void shouldDropARangeWithItsLastNumber() {
    ranges.add(3, 5);
    assertThat(ranges.remove(3)).isTrue();
    assertThat(ranges.remove(4)).isTrue();
    assertThat(ranges.list()).isEmpty();
    assertThat(ranges.isForgotten(3)).isFalse();
  }

  @Test
  void shouldForgetTheOldestWhenFull() {
    for (int i = 0; i <= MissingRanges.CAPACITY; i++) {
      ranges.add(2L * i, 2L * i + 1);
    }
    assertThat(ranges.list()).hasSize(MissingRanges.CAPACITY);
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
    assertThat(ranges.list()).hasSizeLessThanOrEqualTo(MissingRanges.CAPACITY + 1);
  }
}
