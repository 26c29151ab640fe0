package dev.wsstress.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsstress.jmh.MeasuredFork;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GateSimulationTest {
  private static final int BLOCKS = 6;

  private static GateSimulation simulation(double noise) {
    List<MeasuredFork> forks = new ArrayList<>(Forks.measured(Forks.AVERAGE_TIME, 24, noise, 0, 1));
    forks.addAll(Forks.measured(Forks.THROUGHPUT, 24, noise, 0, 2));
    return new GateSimulation(forks, BLOCKS, SpeedPolicy.DEFAULT);
  }

  @Test
  void shouldNotCryWolf() {
    assertThat(simulation(0.02).alarms(300)).isZero();
  }

  @Test
  void shouldFindWhatIsTenPercentSlower() {
    assertThat(simulation(0.02).found(Forks.THROUGHPUT, 0.10, 100)).isGreaterThan(90);
  }

  @Test
  void shouldFindLessOnANoisierMachine() {
    int quiet = simulation(0.01).smallestPercent(Forks.AVERAGE_TIME, 50);
    int noisy = simulation(0.06).smallestPercent(Forks.AVERAGE_TIME, 50);
    assertThat(quiet).isBetween(4, 10);
    assertThat(noisy).isGreaterThan(quiet);
  }

  /** A gate that was always green would pass the first test; one that was always red this one. */
  @Test
  void shouldFindMoreTheSlowerItIs() {
    GateSimulation gates = simulation(0.05);
    int little = gates.found(Forks.AVERAGE_TIME, 0.02, 100);
    int much = gates.found(Forks.AVERAGE_TIME, 0.40, 100);
    assertThat(little).isLessThan(10);
    assertThat(much).isGreaterThan(90);
  }

  @Test
  void shouldAskForMoreThanItDraws() {
    List<MeasuredFork> few = Forks.measured(Forks.AVERAGE_TIME, 11, 0.01, 0, 1);
    assertThatThrownBy(() -> new GateSimulation(few, BLOCKS, SpeedPolicy.DEFAULT))
        .hasMessageContaining("draws 12 blocks")
        .hasMessageContaining("11 are recorded");
  }
}
