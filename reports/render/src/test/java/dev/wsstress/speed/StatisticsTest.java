package dev.wsstress.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class StatisticsTest {
  /** By hand: 3 x 0.01, then the larger of 2 x 0.03 and what came before, then of 1 x 0.04. */
  @Test
  void shouldAdjustAsHolmDid() {
    assertThat(Holm.adjust(new double[] {0.01, 0.04, 0.03})).containsExactly(0.03, 0.06, 0.06);
  }

  @Property(tries = 200)
  void shouldNeverMakeAProbabilitySmallerNorChangeTheOrder(
      @ForAll @Size(min = 1, max = 20) List<@DoubleRange(min = 0, max = 1) Double> probabilities) {
    double[] p = array(probabilities);
    double[] adjusted = Holm.adjust(p);
    for (int i = 0; i < p.length; i++) {
      assertThat(adjusted[i]).isBetween(p[i], 1.0);
      for (int j = 0; j < p.length; j++) {
        assertThat(p[i] < p[j] && adjusted[i] > adjusted[j]).isFalse();
      }
    }
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(d -> d).toArray();
  }

  /** Every one of 2^n signs is as likely: all alike happens twice. */
  @Test
  void shouldBeExactForFewPairs() {
    double[] alike = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6};
    assertThat(Significance.ofDifferences(alike)).isCloseTo(2 / 64.0, within(1e-12));
    assertThat(Significance.ofDifferences(new double[] {0, 0, 0})).isEqualTo(1);
  }

  /** 95 of 100 intervals should hold the median that the values were drawn around. */
  @Test
  void shouldHoldTheTrueMedianAsOftenAsItSays() {
    SplittableRandom random = new SplittableRandom(7);
    int held = 0;
    for (int i = 0; i < 1_000; i++) {
      double[] values = random.doubles(20, -1, 1).toArray();
      Interval interval = new Bootstrap(SpeedPolicy.DEFAULT).ofMedian(values);
      held += interval.low() <= 0 && interval.high() >= 0 ? 1 : 0;
    }
    assertThat(held).isBetween(920, 985);
  }

  @Property(tries = 100)
  void shouldKeepTheIntervalWithinTheValues(
      @ForAll @Size(min = 1, max = 30) List<@DoubleRange(min = -5, max = 5) Double> any) {
    double[] values = array(any);
    Interval interval = new Bootstrap(SpeedPolicy.DEFAULT).ofMedian(values);
    assertThat(interval.low()).isGreaterThanOrEqualTo(Arrays.stream(values).min().orElseThrow());
    assertThat(interval.high()).isLessThanOrEqualTo(Arrays.stream(values).max().orElseThrow());
    assertThat(interval.low()).isLessThanOrEqualTo(interval.high());
  }
}
