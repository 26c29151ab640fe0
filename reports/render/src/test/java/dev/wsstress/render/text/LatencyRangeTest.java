package dev.wsstress.render.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatencyRangeTest {
  private static LatencyRange of(double... values) {
    return LatencyRange.of(DoubleStream.of(values).boxed().toList());
  }

  @Test
  void shouldRunFromLowestToHighestWhereFewTrialsTellNoMore() {
    assertThat(of(5, 1, 3)).isEqualTo(new LatencyRange(1, 3, 5, 3, false));
    assertThat(of(7)).isEqualTo(new LatencyRange(7, 7, 7, 1, false));
  }

  @Test
  void shouldKnowWhichValuesEncloseTheMedianAtNinetyFivePercent() {
    // From the binomial table: 6 values need all, 9 leave out one at each end, 20 leave out five.
    assertThat(of(1, 2, 3, 4, 5, 6)).isEqualTo(new LatencyRange(1, 3, 6, 6, true));
    assertThat(of(1, 2, 3, 4, 5, 6, 7, 8, 9)).isEqualTo(new LatencyRange(2, 5, 8, 9, true));
    double[] twenty = IntStream.rangeClosed(1, 20).asDoubleStream().toArray();
    assertThat(of(twenty)).isEqualTo(new LatencyRange(6, 10, 15, 20, true));
  }

  @Test
  void shouldEncloseTheMedianAtLeastAsOftenAsItSays() {
    Random random = new Random(42);
    int rounds = 4_000;
    int enclosed = 0;
    for (int round = 0; round < rounds; round++) {
      List<Double> values = IntStream.range(0, 12).mapToObj(i -> random.nextGaussian()).toList();
      LatencyRange interval = LatencyRange.of(values);
      enclosed += interval.low() <= 0 && interval.high() >= 0 ? 1 : 0;
    }
    assertThat(enclosed / (double) rounds).isGreaterThan(0.95);
  }

  @Test
  void shouldBeApartOnlyWhereNoValueIsShared() {
    assertThat(of(1, 2).isApartFrom(of(3, 4))).isTrue();
    assertThat(of(3, 4).isApartFrom(of(1, 2))).isTrue();
    assertThat(of(1, 3).isApartFrom(of(3, 4))).isFalse();
  }
}
