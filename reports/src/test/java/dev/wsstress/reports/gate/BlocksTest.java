package dev.wsstress.reports.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.reports.bench.MeasuredFork;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlocksTest {
  @Test
  void shouldLeaveOutABlockThatWasCutShort() {
    List<MeasuredFork> forks = Forks.measured(Forks.AVERAGE_TIME, 3, 0.01, 0, 1);
    assertThat(Blocks.compare(forks.subList(0, 11)).get(0).pairs()).hasSize(4);
    assertThat(Blocks.compare(forks.subList(0, 3))).isEmpty();
  }

  /** The two pairs of a block see a steady drift with opposite signs. */
  @Test
  void shouldNotTakeDriftForASlowdown() {
    List<Double> pairs =
        Blocks.compare(Forks.measured(Forks.AVERAGE_TIME, 5, 0, 0, 1)).get(0).pairs();
    assertThat(pairs.stream().mapToDouble(d -> d).sum())
        .isCloseTo(0, org.assertj.core.data.Offset.offset(1e-9));
    assertThat(pairs.get(0)).isPositive();
    assertThat(pairs.get(1)).isNegative();
  }
}
