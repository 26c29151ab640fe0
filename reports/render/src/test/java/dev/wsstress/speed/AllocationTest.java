package dev.wsstress.speed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class AllocationTest {
  private static boolean more(double before, double now) {
    return Allocation.of(Collections.nCopies(6, before), Collections.nCopies(6, now)).more();
  }

  @Test
  void shouldFindOneObjectMore() {
    assertThat(more(0, 16)).isTrue();
    assertThat(more(64, 80)).isTrue();
    assertThat(more(80, 64)).isFalse();
  }

  @Test
  void shouldAllowWhatACompilerSpreadsOverAnIteration() {
    assertThat(more(0.0001, 0.3)).isFalse();
    assertThat(more(10_000, 10_040)).isFalse();
    assertThat(more(10_000, 10_060)).isTrue();
  }

  @Test
  void shouldAllowWhatTheBaselineDoesToo() {
    List<Double> restless = List.of(64.0, 64.0, 64.0, 64.0, 64.0, 96.0);
    assertThat(Allocation.of(restless, Collections.nCopies(6, 80.0)).more()).isFalse();
  }

  @Test
  void shouldNotJudgeAFewForks() {
    assertThat(Allocation.of(List.of(0.0, 0.0), List.of(99.0, 99.0)).more()).isFalse();
  }
}
