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

  /**
   * Runs a plan with progress, makes its reports, prints one and says where they are. Ctrl-C ends
   * the run and waits for all of that.
   */
  GradedRun run(RunPlan plan, PrintWriter console, Function<GradedRun, String> text)
      throws IOException {
    if (verbose) {
      Logging.warn();
    }
    StopSignal stop = new StopSignal();
    try (Interrupt interrupt = Interrupt.stopping(stop)) {
      StressRun run = run(plan, console, stop);
      GradedRun graded = Renderer.render(run.directory());
      console.println();
      console.print(text.apply(graded));
      console.println("Results, index.html, summary.md and junit.xml are in " + run.directory());
      console.flush();
      return graded;
    }
  }

  private StressRun run(RunPlan plan, PrintWriter console, StopSignal stop) throws IOException {
    try (Progress progress = Progress.on(console)) {
      StressRun run = new StressRun(plan, out, progress, stop, wav);
      console.println(Headline.of(plan));
      console.flush();
      run.run();
      return run;
    }
  }
}
