package dev.wsstress.cli;

import dev.wsstress.plan.Defaults;
import dev.wsstress.plan.RunPlan;
import dev.wsstress.reports.gate.GradedRun;
import dev.wsstress.reports.render.Renderer;
import dev.wsstress.run.StressRun;
import dev.wsstress.trial.StopSignal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every command that runs trials has in common: where results go, and how it is run. */
final class RunOptions {
  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the run's directory is made (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of(Defaults.OUT);

  @Option(
      names = {"-v", "--verbose"},
      description = "Show warnings of Jetty and BouncyCastle.")
  private boolean verbose;

  @Option(
      names = "--wav",
      paramLabel = "FILE",
      description =
          "Write the audio that came back (first minute, first session with some) as a WAV file;"
              + " with --workload two-streams. With several trials, each has its own file.")
  private @Nullable Path wav;

  /** Runs a plan with progress and Ctrl-C, and makes its reports. */
  GradedRun run(RunPlan plan, PrintWriter console) throws IOException {
    if (verbose) {
      Logging.warn();
    }
    StopSignal stop = new StopSignal();
    try (Progress progress = Progress.on(console);
        Interrupt interrupt = Interrupt.stopping(stop)) {
      StressRun run = new StressRun(plan, out, progress, stop, wav);
      console.println(Headline.of(plan));
      console.flush();
      run.run();
      directory = run.directory();
      return Renderer.render(directory);
    }
  }

  /** The same, then prints it and says where it is; the code is the run's. */
  int run(RunPlan plan, PrintWriter console, Function<GradedRun, String> text) throws IOException {
    GradedRun graded = run(plan, console);
    console.println();
    console.print(text.apply(graded));
    sayWhere(console);
    return ExitCode.of(graded);
  }

  /** Says where the results of the last run are. */
  void sayWhere(PrintWriter console) {
    console.println("Results, index.html, summary.md and junit.xml are in " + directory);
    console.flush();
  }

  private Path directory = Path.of(".");
}
