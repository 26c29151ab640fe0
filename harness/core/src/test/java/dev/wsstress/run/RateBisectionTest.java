package dev.wsstress.run;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class RateBisectionTest {
  private static final int MAX_TRIES = 40;

  @Property
  void shouldFindTheEdgeWithinItsPrecision(
      @ForAll @DoubleRange(min = 3, max = 900_000) double edge) {
    RateBisection rates = search(edge);
    assertThat(rates.kept()).isLessThanOrEqualTo(edge);
    assertThat(rates.broken()).isGreaterThan(edge);
    assertThat(rates.broken() / rates.kept()).isLessThanOrEqualTo(1.05);
  }

  @Property(tries = 1)
  void shouldGiveUpWhereNothingIsKept() {
    RateBisection rates = search(0);
    assertThat(rates.kept()).isZero();
    assertThat(rates.broken()).isLessThanOrEqualTo(1);
  }

  @Property(tries = 1)
  void shouldStopWhereNothingBreaks() {
    RateBisection rates = search(Double.MAX_VALUE);
    assertThat(rates.kept()).isGreaterThanOrEqualTo(1_000_000);
    assertThat(rates.broken()).isInfinite();
  }

  private static RateBisection search(double edge) {
    RateBisection rates = new RateBisection();
    int tries = 0;
    while (!rates.isFound()) {
      assertThat(++tries).isLessThan(MAX_TRIES);
      double next = rates.next();
      rates.record(next, next <= edge);
    }
    return rates;
  }
}
