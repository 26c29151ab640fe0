package dev.wsstress.cli;

import dev.wsstress.api.PlanException;
import dev.wsstress.plan.Defaults;
import dev.wsstress.plan.LoadModel;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What one can choose of the sessions of a trial, whatever it is for. */
final class SessionOptions {
  @Option(
      names = "--sessions",
      paramLabel = "N",
      description = "Sessions a trial (default: ${DEFAULT-VALUE}).")
  private int sessions = Defaults.SESSIONS;

  @Option(
      names = "--arrivals",
      paramLabel = "HOW",
      description = "With --rate: constant or poisson (default: constant).")
  private LoadModel.@Nullable Arrivals arrivals;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "Seed of message sizes and arrivals. Thread timing is the machine's. Default: a new one.")
  private @Nullable Long seed;

  int sessions() {
    return sessions;
  }

  /**
   * States that messages are due at all, if it was said how.
   *
   * @throws PlanException if they are not
   */
  void requireRate(boolean rated) {
    if (arrivals != null && !rated) {
      throw new PlanException(
          "--arrivals says when the messages of a --rate are due: give that too");
    }
  }

  LoadModel.Arrivals arrivals() {
    return arrivals == null ? LoadModel.Arrivals.CONSTANT : arrivals;
  }

  long seed() {
    return seed == null ? ThreadLocalRandom.current().nextInt(1, 1_000_000) : seed;
  }
}
