package dev.wsstress.cli;

import dev.wsstress.api.PlanException;
import dev.wsstress.bench.SpeedRun;
import dev.wsstress.bench.TrendRun;
import dev.wsstress.grading.SafetyJudgement;
import dev.wsstress.trial.StopSignal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
    description = {
      "The gate for CI: is it still safe and, with --baseline, still as fast?",
      "Safety: every design and safe twin has to hold, and every hazard has to fire, or the detector is",
      "blind. Speed: two builds are measured against each other, fork by fork in turn, and the gate is",
      "red only for what is surely slower than the floor allows, twice. Results are on disk as they",
      "come; judged is what is on disk."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = GateSelftestCommand.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "  0:green",
      "  1:usage; or the quarantine names what does not exist or what passes now",
      "  2:a design or a safe twin failed",
      "  3:a hazard did not fire: the detector is blind",
      "  4:the environment: nothing could be judged, a benchmark's process died, a build failed",
      "  5:slower than the floor allows, or more garbage, and confirmed",
      "  70:a bug in wsstress itself",
      "  130:interrupted by Ctrl-C; no verdict"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  wsstress gate",
      "  wsstress gate --budget 10m --providers bcjsse,sunjsse,conscrypt",
      "  wsstress gate --update",
      "  wsstress gate --baseline main --include Codec",
      "  wsstress gate --baseline old.jar --candidate new.jar --blocks 8 --floor 5",
      "  wsstress gate --baseline baseline.json"
    })
final class GateCommand implements Callable<Integer> {
  /** What has no meaning without a baseline, and what has none with one. */
  private static final List<String> OF_SPEED =
      List.of(
          "--candidate",
          "--blocks",
          "--floor",
          "--alpha",
          "--include",
          "--param",
          "--warmups",
          "--iterations",
          "--time",
          "--jvm-arg");

  private static final List<String> OF_SAFETY =
      List.of(
          "--subjects",
          "--sessions",
          "--seed",
          "--expectations",
          "--update",
          "--providers",
          "--tls");

  private static final Duration SAFETY_TIME = Duration.ofMinutes(3);
  private static final Duration NO_END = Duration.ofDays(365);

  @SuppressWarnings("NullAway.Init") // Set by picocli.
  @Spec
  private CommandSpec spec;

  @Option(
      names = "--baseline",
      paramLabel = "WHAT",
      description =
          "The build to compare with: a jar of benchmarks, a directory (a tree, or one that holds"
              + " benchmarks.jar), a git ref, or a .json file that 'bench --json' wrote.")
  private @Nullable String baseline;

  @Option(
      names = "--candidate",
      paramLabel = "WHAT",
      description = "The build to judge, likewise (default: this tree).")
  private String candidate = "";

  @Option(
      names = "--budget",
      paramLabel = "TIME",
      description =
          "The most time: of safety for all trials in sum (default: 3m), of speed for the first"
              + " round (default: no end), which then ends with a whole block.")
  private @Nullable Duration budget;

  @Mixin private final SafetyOptions safety = new SafetyOptions();
  @Mixin private final SpeedOptions speed = new SpeedOptions();
  @Mixin private final RunOptions runs = new RunOptions();
  @Mixin private final GateFiles files = new GateFiles();

  @Override
  public Integer call() throws IOException {
    files.require();
    if (baseline == null) {
      refuse(OF_SPEED, "is about speed: say with --baseline what to compare with");
      return safety();
    }
    refuse(OF_SAFETY, "is about safety: leave it out, or --baseline");
    return speed(baseline);
  }

  /** What was asked for and would not be looked at must not end green. */
  private void refuse(List<String> options, String why) {
    for (String option : options) {
      if (isGiven(option)) {
        throw new PlanException(option + " " + why);
      }
    }
  }

  private boolean isGiven(String option) {
    return spec.commandLine().getParseResult().hasMatchedOption(option);
  }

  private int safety() throws IOException {
    Duration all = budget == null ? SAFETY_TIME : budget;
    if (isGiven("--expectations")) {
      safety.requireExpectations();
    }
    SafetyJudgement judgement = safety.judge(all, runs, files, console());
    return switch (judgement.conclusion()) {
      case BROKEN -> ExitCode.DESIGN_FAILED;
      case INTERRUPTED -> ExitCode.INTERRUPTED;
      case ENDED -> ExitCode.INFRASTRUCTURE;
      case BLIND -> ExitCode.HAZARD_SILENT;
      case STALE -> ExitCode.USAGE;
      case GREEN -> ExitCode.AS_EXPECTED;
    };
  }

  private PrintWriter console() {
    return spec.commandLine().getOut();
  }

  private int speed(String with) throws IOException {
    StopSignal stop = new StopSignal();
    try (Interrupt interrupt = Interrupt.stopping(stop)) {
      SpeedRun.Outcome outcome = compare(with, stop);
      files.write(outcome.report().report(), outcome.directory(), console());
      if (!outcome.report().complete()) {
        return ExitCode.INTERRUPTED;
      }
      return outcome.report().isGreen() ? ExitCode.AS_EXPECTED : ExitCode.SLOWER;
    }
  }

  private SpeedRun.Outcome compare(String with, StopSignal stop) throws IOException {
    Path parent = runs.parent();
    Path stored = Path.of(with);
    if (with.endsWith(".json") && Files.isRegularFile(stored)) {
      return new TrendRun(speed, stored, new ForkProgress(console(), false), stop).compare(parent);
    }
    return new SpeedRun(speed, parent, new ForkProgress(console(), true), stop)
        .compare(with, candidate, budget == null ? NO_END : budget);
  }
}
