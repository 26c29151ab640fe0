package dev.wsstress.cli;

import dev.wsstress.plan.Defaults;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where results go, for commands that run no trials. */
final class OutOption {
  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the run's directory is made (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of(Defaults.OUT);

  Path parent() {
    return out;
  }
}
