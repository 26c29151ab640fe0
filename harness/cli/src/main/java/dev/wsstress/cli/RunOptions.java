package dev.wsstress.cli;

import dev.wsstress.grading.GradedRun;
import dev.wsstress.plan.Defaults;
import dev.wsstress.plan.RunPlan;
import dev.wsstress.render.all.Renderer;
import dev.wsstress.run.RunRequest;
import dev.wsstress.run.Wsstress;
import dev.wsstress.trial.StopSignal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
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
        request()
            .with(
                (graded, directory) -> {
                  console.println();
                  console.print(OptionWords.inReport(text.apply(graded)));
                  console.println(
                      "Results, index.html, summary.md and junit.xml are in " + directory);
                  console.flush();
                }));
  }

  /** A run with the reports that every run has. */
  RunRequest request() {
    return new RunRequest(out, wav, false, RepeatCommand::of, List.of(Renderer::write));
  }

  /** The same with other reports. */
  GradedRun run(RunPlan plan, PrintWriter console, RunRequest request) throws IOException {
    if (verbose) {
      Logging.warn();
    }
    StopSignal stop = new StopSignal();
    try (Interrupt interrupt = Interrupt.stopping(stop);
        Progress progress = Progress.of(plan, console)) {
      return Wsstress.run(plan, request, progress, stop);
    }
  }
}
