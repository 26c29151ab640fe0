package dev.wsstress.cli;

import dev.wsstress.api.PlanException;
import dev.wsstress.bench.Agenda;
import dev.wsstress.bench.BenchmarkCase;
import dev.wsstress.bench.Build;
import dev.wsstress.bench.Measurement;
import dev.wsstress.bench.SpeedRun;
import dev.wsstress.jmh.Arm;
import dev.wsstress.jmh.BenchmarkRun;
import dev.wsstress.jmh.ForkLog;
import dev.wsstress.render.gate.PowerReport;
import dev.wsstress.speed.GateSimulation;
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

/** Measures the speed gate itself: how often it cries wolf, and what it finds. */
@Command(
    name = "selftest",
    description = {
      "Ask the speed gate how often it errs and how small a slow-down it finds.",
      "By gates that are simulated from recorded forks of this tree against itself, and by real ones.",
      "Without --data it records first."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  wsstress gate selftest",
      "  wsstress gate selftest --include Codec.*check --record 30",
      "  wsstress gate selftest --data reports/out/20260101-120000 --gates 1000",
      "  wsstress gate selftest --real 20 --include Codec.*stamp$"
    })
final class GateSelftestCommand implements Callable<Integer> {
  private static final Duration NO_END = Duration.ofDays(365);

  @SuppressWarnings("NullAway.Init") // Set by picocli.
  @Spec
  private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Forks of this tree against itself that were recorded before.")
  private @Nullable Path data;

  @Option(
      names = "--record",
      paramLabel = "N",
      description = "Blocks to record for each benchmark (default: twice --blocks).")
  private @Nullable Integer record;

  @Option(
      names = "--gates",
      paramLabel = "N",
      description = "Gates to simulate for each figure (default: ${DEFAULT-VALUE}).")
  private int gates = 300;

  @Option(
      names = "--real",
      paramLabel = "N",
      description = "Run so many real gates of this tree against itself, and nothing else.")
  private int real;

  @Mixin private final OutOption out = new OutOption();
  @Mixin private final SpeedOptions speed = new SpeedOptions();

  @Override
  public Integer call() throws IOException {
    StopSignal stop = new StopSignal();
    try (Interrupt interrupt = Interrupt.stopping(stop)) {
      return real > 0 ? realGates(stop) : simulated(stop);
    }
  }

  private int simulated(StopSignal stop) throws IOException {
    PrintWriter console = spec.commandLine().getOut();
    BenchmarkRun recorded = data == null ? recorded(stop) : ForkLog.read(data);
    if (stop.isStopped()) {
      return ExitCode.INTERRUPTED;
    }
    PowerReport report = PowerReport.of(simulation(recorded), gates);
    console.println();
    console.print(report.markdown());
    console.flush();
    return report.alarms() == 0 ? ExitCode.AS_EXPECTED : ExitCode.SLOWER;
  }

  private GateSimulation simulation(BenchmarkRun recorded) {
    try {
      return new GateSimulation(recorded.round(1), speed.blocks(), speed.policy());
    } catch (IllegalArgumentException e) {
      throw new PlanException(e.getMessage() + ": record more, or simulate with fewer --blocks");
    }
  }

  private BenchmarkRun recorded(StopSignal stop) throws IOException {
    int blocks = record == null ? 2 * speed.blocks() : record;
    if (blocks < 2 * speed.blocks()) {
      // Before minutes go into a recording that is of no use.
      throw new PlanException(
          "a simulated gate draws its blocks and those of its confirmation: --record has to be at least "
              + 2 * speed.blocks()
              + ", or simulate with fewer --blocks: record="
              + blocks);
    }
    PrintWriter console = spec.commandLine().getOut();
    ForkProgress progress = new ForkProgress(console, true);
    try (Build build = Build.ours();
        Measurement run = new Measurement(out.parent(), progress, stop)) {
      List<BenchmarkCase> cells = build.jar().suite(run.scratch(), stop).cells(speed.scope(true));
      run.run(
          Agenda.compare(cells, 1, blocks),
          speed.forks(),
          Map.of(Arm.BASELINE, build.jar(), Arm.CANDIDATE, build.jar()),
          NO_END);
      console.println("Recorded in " + run.directory());
      return run.read();
    }
  }

  private int realGates(StopSignal stop) throws IOException {
    PrintWriter console = spec.commandLine().getOut();
    int red = 0;
    int done = 0;
    while (done < real && !stop.isStopped()) {
      SpeedRun.Outcome outcome =
          new SpeedRun(speed, out.parent(), new ForkProgress(console, true), stop)
              .compare("", "", NO_END);
      if (outcome.report().complete()) {
        done++;
        red += outcome.report().isGreen() ? 0 : 1;
        console.println("Real gate " + done + " of " + real + ": " + red + " red so far");
        console.flush();
      }
    }
    console.print(PowerReport.real(done, red));
    console.flush();
    return stop.isStopped()
        ? ExitCode.INTERRUPTED
        : red == 0 ? ExitCode.AS_EXPECTED : ExitCode.SLOWER;
  }
}
