package dev.wsstress.cli;

import dev.wsstress.api.PlanException;
import dev.wsstress.bench.ForkOptions;
import dev.wsstress.bench.Scope;
import dev.wsstress.bench.SpeedSettings;
import dev.wsstress.speed.SpeedPolicy;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a speed gate measures and judges. */
final class SpeedOptions implements SpeedSettings {
  /**
   * Many short iterations over some seconds, since the best of a fork is what it says: a virtual
   * machine whose core somebody else uses as well is slow for a second or several at a time.
   */
  private static final ForkOptions FORKS =
      new ForkOptions(8, 60, Duration.ofMillis(100), List.of());

  @Option(
      names = "--blocks",
      paramLabel = "N",
      description =
          "Blocks of four forks (baseline, candidate, candidate, baseline) for each benchmark"
              + " (default: ${DEFAULT-VALUE}); unless said, a fork has 8 warm-ups and 60 iterations"
              + " of 100 ms.")
  private int blocks = 5;

  @Option(
      names = "--floor",
      paramLabel = "PERCENT",
      description = "The smallest slow-down that matters (default: ${DEFAULT-VALUE}).")
  private double floor = 100 * SpeedPolicy.DEFAULT.floor();

  @Option(
      names = "--alpha",
      paramLabel = "P",
      description =
          "How often the signed rank test may err over all benchmarks (default:"
              + " ${DEFAULT-VALUE}).")
  private double alpha = SpeedPolicy.DEFAULT.alpha();

  @Mixin
  private final ForkArguments measured =
      new ForkArguments("MessageCodec|Journal.*wrapAndWrite|SerialExecutor.*producers1$");

  @Override
  public Scope scope(boolean firstValues) {
    return measured.scope(firstValues);
  }

  @Override
  public ForkOptions over(ForkOptions then) {
    return measured.over(then);
  }

  @Override
  public ForkOptions forks() {
    return measured.over(FORKS);
  }

  @Override
  public int blocks() {
    return blocks;
  }

  /**
   * The policy.
   *
   * @throws PlanException if a value is out of its range
   */
  @Override
  public SpeedPolicy policy() {
    try {
      SpeedPolicy usual = SpeedPolicy.DEFAULT;
      return new SpeedPolicy(
          floor / 100, alpha, usual.confidence(), usual.resamples(), usual.seed());
    } catch (IllegalArgumentException e) {
      throw new PlanException(String.valueOf(e.getMessage()));
    }
  }

  /**
   * States that so many comparisons could be red at all: a gate that cannot is no gate.
   *
   * @throws PlanException if they could not
   */
  @Override
  public void requirePower(int comparisons) {
    int fewest = (policy().fewestPairs(comparisons) + 1) / 2;
    if (blocks < fewest) {
      throw new PlanException(
          blocks
              + " blocks cannot show a difference among "
              + comparisons
              + " benchmarks at "
              + alpha
              + ": take --blocks "
              + fewest
              + " or more, or fewer benchmarks with --include and -p");
    }
  }
}
