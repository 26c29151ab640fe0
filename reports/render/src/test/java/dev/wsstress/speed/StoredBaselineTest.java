package dev.wsstress.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsstress.jmh.BenchmarkRun;
import dev.wsstress.jmh.ForkResult;
import dev.wsstress.jmh.MeasuredFork;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StoredBaselineTest {
  private static BenchmarkRun run(double slowdown, String cpu, String heap) {
    List<MeasuredFork> forks =
        Forks.measured(Forks.AVERAGE_TIME, 2, 0.005, slowdown, 3).stream()
            .filter(f -> f.position() == 2 || f.position() == 3)
            .map(f -> with(f, heap))
            .toList();
    return new BenchmarkRun(new TreeMap<>(Map.of("cpu", cpu)), forks);
  }

  private static MeasuredFork with(MeasuredFork fork, String heap) {
    ForkResult old = fork.fork();
    ForkResult changed =
        new ForkResult(
            old.key(),
            List.of(old.best(), 3 * old.best()),
            old.allocated(),
            new TreeMap<>(Map.of("jvmArgs", heap)));
    return new MeasuredFork(1, fork.block(), fork.position(), fork.arm(), changed);
  }

  @Test
  void shouldSayWhatDiffers() {
    BenchmarkRun stored = run(0, "old", "-Xmx1g");
    assertThat(StoredBaseline.differences(stored, run(0, "new", "-Xmx2g")))
        .containsExactly(
            "cpu: stored 'old', now 'new'",
            "Some.timed (avgt): jvmArgs: stored '-Xmx1g', now '-Xmx2g'");
    assertThat(StoredBaseline.differences(stored, run(0.5, "old", "-Xmx1g"))).isEmpty();
  }

  @Test
  void shouldRefuseToCompareWhatDiffers() {
    assertThatThrownBy(
            () -> StoredBaseline.judge(run(0, "old", "x"), run(0, "new", "x"), SpeedPolicy.DEFAULT))
        .hasMessageContaining("cpu: stored 'old', now 'new'");
    BenchmarkRun nameless = new BenchmarkRun(new TreeMap<>(), run(0, "a", "x").forks());
    assertThat(StoredBaseline.differences(nameless, nameless).toString()).contains("which machine");
  }

  @Test
  void shouldFindWhatIsMuchSlowerThanItWas() {
    SpeedFinding finding =
        StoredBaseline.judge(run(0, "c", "x"), run(0.5, "c", "x"), SpeedPolicy.DEFAULT).get(0);
    assertThat(finding.speed()).isEqualTo(Speed.SLOWER);
    assertThat(SpeedFinding.percent(finding.slowdown())).isBetween(45.0, 55.0);
    assertThat(
            StoredBaseline.judge(run(0, "c", "x"), run(0, "c", "x"), SpeedPolicy.DEFAULT)
                .get(0)
                .isRegression())
        .isFalse();
  }

  @Test
  void shouldKnowWhatCouldNeverBeRed() {
    assertThat(StoredBaseline.hasPower(1, 12, 1, SpeedPolicy.DEFAULT)).isFalse();
    assertThat(StoredBaseline.hasPower(3, 4, 1, SpeedPolicy.DEFAULT)).as("2/35").isFalse();
    assertThat(StoredBaseline.hasPower(4, 4, 1, SpeedPolicy.DEFAULT)).as("2/70").isTrue();
    assertThat(StoredBaseline.hasPower(4, 4, 2, SpeedPolicy.DEFAULT)).isFalse();
  }
}
