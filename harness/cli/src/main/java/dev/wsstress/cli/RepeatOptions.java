package dev.wsstress.cli;

import dev.wsstress.plan.Budget;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How often something is tried, each time until it fails first. */
final class RepeatOptions {
  @Option(
      names = "--trials",
      paramLabel = "N",
      description = "Trials of each under each TLS (default: ${DEFAULT-VALUE}).")
  private int trials = 20;

  @Option(
      names = {"--budget", "--duration"},
      paramLabel = "TIME",
      description = "How long a trial sends at most; a hazard's ends when it fires (default: 10s).")
  private Duration budget = Duration.ofSeconds(10);

  int trials() {
    return trials;
  }

  Budget budget() {
    return new Budget(budget, 0, Budget.Until.FIRST_FAILURE);
  }
}
