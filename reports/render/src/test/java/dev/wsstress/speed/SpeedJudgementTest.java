package dev.wsstress.speed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.jmh.BenchmarkRun;
import dev.wsstress.jmh.MeasuredFork;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SpeedJudgementTest {
  private static SpeedJudgement judge(double first, double second) {
    List<MeasuredFork> all = new ArrayList<>(Forks.measured(Forks.AVERAGE_TIME, 6, 0.01, first, 1));
    for (MeasuredFork fork : Forks.measured(Forks.AVERAGE_TIME, 6, 0.01, second, 2)) {
      all.add(new MeasuredFork(2, fork.block(), fork.position(), fork.arm(), fork.fork()));
    }
    return SpeedJudgement.of(new BenchmarkRun(new TreeMap<>(), all), SpeedPolicy.DEFAULT);
  }

  @Test
  void shouldFailForWhatIsSlowerTwice() {
    assertThat(judge(0.2, 0.2).isGreen()).isFalse();
  }

  @Test
  void shouldNotFailForWhatIsNotConfirmed() {
    SpeedJudgement once = judge(0.2, 0);
    assertThat(once.suspects()).containsExactly(Forks.AVERAGE_TIME);
    assertThat(once.isGreen()).isTrue();
  }

  @Test
  void shouldSuspectNothingWhereNothingChanged() {
    assertThat(judge(0, 0).suspects()).isEmpty();
  }
}
