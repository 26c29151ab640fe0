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
import java.util.function.UnaryOperator;
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

  /** Where runs' directories are made. */
  Path parent() {
    return out;
  }

  /**
   * Runs a plan with progress, makes its reports, prints one and says where they are. Ctrl-C ends
   * the run and waits for all of that.
   */
  GradedRun run(RunPlan plan, PrintWriter console, Function<GradedRun, String> text)
      throws IOException {
    return run(
        plan,
        console,
        UnaryOperator.identity(),
        (graded, directory) -> {
          console.println();
          console.print(text.apply(graded));
          console.println("Results, index.html, summary.md and junit.xml are in " + directory);
          console.flush();
        });
  }

  /** What is made of a run when its results have been judged and rendered. */
  interface Ending {
    /** Makes it. */
    void of(GradedRun graded, Path directory) throws IOException;
  }

  /** As above, with another way to run the plan and to end. */
  GradedRun run(RunPlan plan, PrintWriter console, UnaryOperator<StressRun> way, Ending ending)
      throws IOException {
    if (verbose) {
      Logging.warn();
    }
    StopSignal stop = new StopSignal();
    try (Interrupt interrupt = Interrupt.stopping(stop)) {
      StressRun run = run(plan, console, stop, way);
      GradedRun graded = Renderer.render(run.directory());
      ending.of(graded, run.directory());
      return graded;
    }
  }

  private StressRun run(
      RunPlan plan, PrintWriter console, StopSignal stop, UnaryOperator<StressRun> way)
      throws IOException {
    try (Progress progress = Progress.of(plan, console)) {
      StressRun run = way.apply(new StressRun(plan, out, progress, stop, wav));
      console.println(Headline.of(plan, run.isSharing()));
      console.flush();
      run.run();
      return run;
    }
  }
}
