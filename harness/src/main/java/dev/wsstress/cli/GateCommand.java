package dev.wsstress.cli;

import dev.wsstress.trial.StopSignal;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What CI asks: is it still safe, and is it still as fast? */
@Command(
    name = "gate",
    description = "x",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = GateSelftestCommand.class)
final class GateCommand implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // Set by picocli.
  @Spec
  private CommandSpec spec;

  @Option(names = "--baseline", paramLabel = "JAR|DIR|REF", description = "x")
  private @Nullable String baseline;

  @Option(names = "--candidate", paramLabel = "JAR|DIR|REF", description = "x")
  private String candidate = "";

  @Option(names = "--budget", paramLabel = "TIME", description = "x")
  private Duration budget = Duration.ofMinutes(60);

  @Mixin private final SpeedOptions speed = new SpeedOptions();
  @Mixin private final GateFiles files = new GateFiles();

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    StopSignal stop = new StopSignal();
    try (Interrupt interrupt = Interrupt.stopping(stop)) {
      SpeedRun.Outcome outcome =
          new SpeedRun(speed, out, stop)
              .compare(java.util.Objects.requireNonNull(baseline), candidate, budget);
      files.write(outcome.report().report(), outcome.directory(), out);
      if (!outcome.complete()) {
        return ExitCode.INTERRUPTED;
      }
      return outcome.report().judgement().isGreen() ? ExitCode.AS_EXPECTED : ExitCode.SLOWER;
    }
  }
}
