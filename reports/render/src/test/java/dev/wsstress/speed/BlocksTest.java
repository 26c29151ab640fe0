package dev.wsstress.speed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.jmh.Arm;
import dev.wsstress.jmh.BenchmarkKey;
import dev.wsstress.jmh.ForkResult;
import dev.wsstress.jmh.MeasuredFork;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlocksTest {
  @Test
  void shouldLeaveOutABlockThatWasCutShort() {
    List<MeasuredFork> forks = Forks.measured(Forks.AVERAGE_TIME, 3, 0.01, 0, 1);
    assertThat(Blocks.compare(forks.subList(0, 11)).get(0).pairs()).hasSize(4);
    assertThat(Blocks.compare(forks.subList(0, 3))).isEmpty();
  }

  /** A neighbour on the same core slows iterations down, and never makes one fast. */
  @ParameterizedTest
  @ValueSource(strings = {"avgt", "thrpt"})
  void shouldJudgeTheBestIterationOfAFork(String mode) {
    BenchmarkKey key = Forks.key("some", mode);
    double slow = mode.equals("avgt") ? 9 : 1 / 9.0;
    List<MeasuredFork> forks = new ArrayList<>();
    for (int position = 1; position <= 4; position++) {
      Arm arm = position == 1 || position == 4 ? Arm.BASELINE : Arm.CANDIDATE;
      List<Double> iterations = arm == Arm.CANDIDATE ? List.of(slow, 1.0) : List.of(1.0, 1.0);
      ForkResult fork = new ForkResult(key, iterations, null, new TreeMap<>());
      forks.add(new MeasuredFork(1, 1, position, arm, fork));
    }
    assertThat(Blocks.compare(forks).get(0).pairs()).containsExactly(0.0, 0.0);
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
