package dev.wsstress.cli;

import dev.wsstress.plan.Defaults;
import dev.wsstress.plan.RunPlan;
import dev.wsstress.reports.gate.GradedRun;
import dev.wsstress.reports.render.ConsoleTable;
import dev.wsstress.reports.render.Renderer;
import dev.wsstress.run.StressRun;
import dev.wsstress.trial.StopSignal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs designs, hazards and twins under one workload and shows them side by side. */
@Command(
    name = "contrast",
    description = "Run the safe designs, the hazards and their safe twins side by side.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  wsstress contrast",
      "  wsstress contrast --sessions 64 --duration 10s --tls 1.2 --provider sunjsse --seed 7",
      "  wsstress contrast --subjects concurrent-wrap,concurrent-wrap-twin --sessions 1",
      "  wsstress contrast --target wss://localhost:8443/echo --ca ca.pem --sessions 8"
    })
final class ContrastCommand implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // Set by picocli.
  @Spec
  private CommandSpec spec;

  @Mixin private final ContrastOptions options = new ContrastOptions();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the run's directory is made (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of(Defaults.OUT);

  @Option(
      names = {"-v", "--verbose"},
      description = "Show warnings of Jetty and BouncyCastle.")
  private boolean verbose;

  @Override
  public Integer call() throws IOException {
    if (verbose) {
      Logging.warn();
    }
    RunPlan plan = options.plan();
    PrintWriter console = spec.commandLine().getOut();
    StopSignal stop = new StopSignal();
    try (Progress progress = Progress.on(console);
        Interrupt interrupt = Interrupt.stopping(stop)) {
      StressRun run = new StressRun(plan, out, progress, stop);
      console.println(Headline.of(plan));
      console.flush();
      run.run();
      return conclude(run.directory(), console);
    }
  }

  private static int conclude(Path directory, PrintWriter console) throws IOException {
    GradedRun graded = Renderer.render(directory);
    console.println();
    console.print(ConsoleTable.of(graded));
    console.println("Results, index.html and junit.xml are in " + directory);
    console.flush();
    return ExitCode.of(graded);
  }
}
