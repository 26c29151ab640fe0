package dev.wsstress.cli;

import dev.wsstress.api.PlanException;
import dev.wsstress.bench.Agenda;
import dev.wsstress.bench.BenchmarkCase;
import dev.wsstress.bench.Build;
import dev.wsstress.bench.ForkOptions;
import dev.wsstress.bench.Measurement;
import dev.wsstress.jmh.Arm;
import dev.wsstress.jmh.BenchmarkFile;
import dev.wsstress.jmh.BenchmarkRun;
import dev.wsstress.render.markdown.BenchTable;
import dev.wsstress.trial.StopSignal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the JMH suite. */
@Command(
    name = "bench",
    description = {
      "Run the JMH suite, one JVM for each benchmark and value of its parameters.",
      "What was measured is on disk after every fork; Ctrl-C keeps and prints it."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  wsstress bench --quick",
      "  wsstress bench --quick --include Codec -p length=64,16384",
      "  wsstress bench --full --include EchoLatency --json baseline.json"
    })
final class BenchCommand implements Callable<Integer> {
  private static final ForkOptions QUICK = new ForkOptions(2, 3, Duration.ofSeconds(1), List.of());
  private static final ForkOptions FULL = new ForkOptions(5, 5, Duration.ofSeconds(1), List.of());
  private static final Duration QUICK_TIME = Duration.ofMinutes(4);
  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration NO_END = Duration.ofDays(365);

  @SuppressWarnings("NullAway.Init") // Set by picocli.
  @Spec
  private CommandSpec spec;

  @Option(
      names = "--quick",
      description =
          "The default: the first value of every parameter that -p does not name; one fork of 2"
              + " warm-ups and 3 iterations, of a second or as short as it takes to end within five"
              + " minutes.")
  private boolean quick;

  @Option(
      names = "--full",
      description =
          "Every value of every parameter; 5 forks of 5 warm-ups and 5 iterations of a second.")
  private boolean full;

  @Option(
      names = "--forks",
      paramLabel = "N",
      description = "Forks of each (default: 1 quick, 5 full).")
  private @Nullable Integer forks;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write what was measured and the machine, for 'gate --baseline FILE'.")
  private @Nullable Path json;

  @Mixin private final OutOption out = new OutOption();
  @Mixin private final ForkArguments measured = new ForkArguments(".");

  @Override
  public Integer call() throws IOException {
    if (quick && full) {
      throw new PlanException("choose --quick or --full");
    }
    PrintWriter console = spec.commandLine().getOut();
    ForkProgress progress = new ForkProgress(console, false);
    StopSignal stop = new StopSignal();
    try (Interrupt interrupt = Interrupt.stopping(stop);
        Build build = Build.ours();
        Measurement run = new Measurement(out.parent(), progress, stop, true)) {
      List<BenchmarkCase> cells =
          build.jar().suite(run.scratch(), stop).cells(measured.scope(!full));
      boolean whole =
          run.run(
              Agenda.alone(cells, 1, forks()),
              options(cells.size()),
              Map.of(Arm.CANDIDATE, build.jar()),
              NO_END);
      report(run, console);
      if (!run.died().isEmpty()) {
        return ExitCode.INFRASTRUCTURE;
      }
      return whole ? ExitCode.AS_EXPECTED : ExitCode.INTERRUPTED;
    }
  }

  private int forks() {
    return forks == null ? full ? 5 : 1 : forks;
  }

  private ForkOptions options(int cells) {
    return full
        ? measured.over(FULL)
        : measured.over(QUICK.fitting(cells * forks(), QUICK_TIME, SHORTEST));
  }

  private void report(Measurement run, PrintWriter console) throws IOException {
    BenchmarkRun kept = run.read();
    console.println();
    console.print(BenchTable.of(kept));
    console.println("Every fork is in " + run.directory());
    run.died().forEach(how -> console.println("Not measured: " + how));
    if (json != null) {
      BenchmarkFile.write(json, kept);
      console.println("The same as a stored baseline: " + json);
    }
    console.flush();
  }
}
