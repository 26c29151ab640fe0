package dev.wsstress.speed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.jmh.BenchmarkKey;
import dev.wsstress.jmh.MeasuredFork;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class SpeedGatePropertyTest {
  private static final int BLOCKS = 6;

  private static Speed judge(List<MeasuredFork> forks) {
    return finding(forks).speed();
  }

  private static SpeedFinding finding(List<MeasuredFork> forks) {
    return SpeedGate.judge(Blocks.compare(forks), SpeedPolicy.DEFAULT).get(0);
  }

  @Property(tries = 60)
  void shouldFindASlowBuildInBothDirectionsOfAScore(
      @ForAll boolean counted,
      @ForAll @DoubleRange(min = 0.15, max = 3) double slowdown,
      @ForAll long seed) {
    BenchmarkKey key = counted ? Forks.THROUGHPUT : Forks.AVERAGE_TIME;
    assertThat(judge(Forks.measured(key, BLOCKS, 0.01, slowdown, seed))).isEqualTo(Speed.SLOWER);
  }

  @Property(tries = 60)
  void shouldFindAFastBuildAndNotCallItSlow(
      @ForAll boolean counted,
      @ForAll @DoubleRange(min = 0.2, max = 0.9) double part,
      @ForAll long seed) {
    BenchmarkKey key = counted ? Forks.THROUGHPUT : Forks.AVERAGE_TIME;
    assertThat(judge(Forks.measured(key, BLOCKS, 0.01, -part, seed))).isEqualTo(Speed.FASTER);
  }

  @Property(tries = 60)
  void shouldNotFailForWhatIsRealAndDoesNotMatter(@ForAll long seed) {
    SpeedFinding small = finding(Forks.measured(Forks.AVERAGE_TIME, BLOCKS, 0.0005, 0.02, seed));
    assertThat(small.adjusted()).isLessThan(0.05);
    assertThat(small.speed()).isEqualTo(Speed.SAME);
  }

  @Property(tries = 60)
  void shouldNotDecideWhatIsTooCoarse(
      @ForAll @IntRange(min = 1, max = 2) int blocks, @ForAll long seed) {
    assertThat(judge(Forks.measured(Forks.AVERAGE_TIME, blocks, 0.02, 0.5, seed)))
        .as("no test of so few pairs can be sure")
        .isEqualTo(Speed.UNDECIDED);
  }

  @Property(tries = 60)
  void shouldJudgeTheSameForksAlwaysAlike(@ForAll long seed) {
    List<MeasuredFork> forks = Forks.measured(Forks.AVERAGE_TIME, BLOCKS, 0.05, 0.05, seed);
    assertThat(finding(forks)).isEqualTo(finding(forks));
  }

  /** Scores in nanoseconds or in hours are the same scores. */
  @Property(tries = 60)
  void shouldNotDependOnTheUnit(
      @ForAll @IntRange(min = 1, max = 1_000_000) int factor, @ForAll long seed) {
    List<MeasuredFork> forks = Forks.measured(Forks.AVERAGE_TIME, BLOCKS, 0.03, 0.08, seed);
    List<MeasuredFork> scaled = forks.stream().map(f -> scaled(f, factor)).toList();
    assertThat(judge(scaled)).isEqualTo(judge(forks));
  }

  private static MeasuredFork scaled(MeasuredFork fork, int factor) {
    return new MeasuredFork(
        fork.round(),
        fork.block(),
        fork.position(),
        fork.arm(),
        Forks.fork(fork.fork().key(), fork.fork().best() * factor, 64));
  }

  @Property(tries = 60)
  void shouldGetMoreCarefulWithMoreComparisons(@ForAll @IntRange(min = 1, max = 200) int others) {
    int one = SpeedPolicy.DEFAULT.fewestPairs(1);
    int many = SpeedPolicy.DEFAULT.fewestPairs(others);
    assertThat(many).isGreaterThanOrEqualTo(one);
    assertThat(2 / Math.pow(2, many)).isLessThanOrEqualTo(0.05 / others);
  }
}
