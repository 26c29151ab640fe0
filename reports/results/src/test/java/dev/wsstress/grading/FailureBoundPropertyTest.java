package dev.wsstress.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;

class FailureBoundPropertyTest {
  private static final long MANY = 1_000_000_000_000L;

  @Property
  void shouldSolveTheExactEquation(@ForAll @LongRange(min = 1, max = MANY) long trials) {
    double bound = FailureBound.afterNone(trials);
    double noneFails = Math.exp(trials * Math.log1p(-bound));
    assertThat(noneFails).isCloseTo(0.05, within(1e-12));
  }

  @Property
  void shouldSolveTheExactEquationForFew(@ForAll @IntRange(min = 1, max = 200) int trials) {
    double noneFails = Math.pow(1 - FailureBound.afterNone(trials), trials);
    assertThat(noneFails).isCloseTo(0.05, within(1e-12));
  }

  @Property
  void shouldComeCloseToTheRuleOfThree(@ForAll @LongRange(min = 1_000, max = MANY) long trials) {
    double bound = FailureBound.afterNone(trials);
    assertThat(bound * trials).isBetween(2.99, 3.0);
  }

  @Property
  void shouldFallAsTrialsGrow(
      @ForAll @LongRange(min = 1, max = MANY) long trials,
      @ForAll @LongRange(min = 1, max = MANY) long more) {
    double bound = FailureBound.afterNone(trials);
    assertThat(FailureBound.afterNone(trials + more)).isPositive().isLessThan(bound);
    assertThat(bound).isLessThanOrEqualTo(0.95);
  }

  @Property
  void shouldRefuseABoundFromNothing(
      @ForAll @LongRange(min = Long.MIN_VALUE, max = 0) long trials) {
    assertThatThrownBy(() -> FailureBound.afterNone(trials))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("trials must be positive: trials=" + trials);
  }

  @Property
  void shouldNeverUnderstateARate(
      @ForAll @DoubleRange(min = 1e-9, max = 0.95) @Scale(15) double rate) {
    String words = Rates.oneIn(rate);
    assertThat(words).matches("1 in [1-9]\\d{0,2}(,\\d{3})*");
    long stated = Long.parseLong(words.substring("1 in ".length()).replace(",", ""));
    assertThat(1.0 / stated).isGreaterThanOrEqualTo(rate * (1 - 1e-12));
    assertThat(1.0 / (stated + 1)).isLessThanOrEqualTo(rate * (1 + 1e-12));
  }

  @Example
  void shouldAllowNineteenInTwentyAfterOneTrial() {
    assertThat(FailureBound.afterNone(1)).isCloseTo(0.95, within(1e-15));
  }
}
