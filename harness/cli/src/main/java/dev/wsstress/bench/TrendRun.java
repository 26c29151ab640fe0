package dev.wsstress.bench;

import dev.wsstress.api.PlanException;
import dev.wsstress.jmh.Arm;
import dev.wsstress.jmh.BenchmarkFile;
import dev.wsstress.jmh.BenchmarkRun;
import dev.wsstress.plan.DurationText;
import dev.wsstress.plan.EnvironmentException;
import dev.wsstress.render.gate.SpeedReport;
import dev.wsstress.speed.SpeedFinding;
import dev.wsstress.speed.SpeedJudgement;
import dev.wsstress.speed.StoredBaseline;
import dev.wsstress.trial.StopSignal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Measures this tree as a stored baseline was measured, and compares. */
public final class TrendRun {
  private static final Duration NO_END = Duration.ofDays(365);
  private static final String REMEDY =
      "measure a baseline here with `wsstress bench`, or compare two builds side by side";

  private final SpeedSettings options;
  private final Path file;
  private final BenchmarkRun stored;
  private final StopSignal stop;
  private final BenchListener progress;

  public TrendRun(SpeedSettings options, Path file, BenchListener progress, StopSignal stop)
      throws IOException {
    this.options = options;
    this.file = file;
    this.stored = BenchmarkFile.read(file);
    this.stop = stop;
    this.progress = progress;
    if (stored.forks().isEmpty()) {
      throw new PlanException(file + " holds no fork");
    }
    require(new BenchmarkRun(Machine.describe(), List.of()));
  }

  /** Two runs that differ in more than the code say nothing of the code. */
  private void require(BenchmarkRun now) {
    List<String> differences = StoredBaseline.differences(stored, now);
    if (!differences.isEmpty()) {
      throw new EnvironmentException(
          file + " cannot be compared with this: " + String.join("; ", differences), REMEDY);
    }
  }

  /** Measures, and a second time what looks like a regression. */
  public SpeedRun.Outcome compare(Path parent) throws IOException {
    try (Build build = Build.ours();
        Measurement run = new Measurement(parent, progress, stop)) {
      List<BenchmarkCase> cells =
          build.jar().suite(run.scratch(), stop).cells(options.scope(false)).stream()
              .filter(cell -> stored.keys().stream().anyMatch(cell::measures))
              .toList();
      if (cells.isEmpty()) {
        throw new PlanException(file + " has no benchmark in common with what is included");
      }
      requirePower(cells.size());
      List<SpeedFinding> first = measure(run, build, cells, 1);
      List<BenchmarkCase> again =
          cells.stream().filter(c -> first.stream().anyMatch(f -> isSuspect(c, f))).toList();
      List<SpeedFinding> second =
          again.isEmpty() || stop.isStopped() ? List.of() : measure(run, build, again, 2);
      return new SpeedRun.Outcome(
          new SpeedReport(
              "Baseline: " + file + "; candidate: this tree",
              options.policy(),
              new SpeedJudgement(first, second),
              List.of(),
              !stop.isStopped()),
          run.directory());
    }
  }

  /** A stored run of a fork or two could never be beaten: that is no gate. */
  private void requirePower(int comparisons) {
    int then = stored.keys().stream().mapToInt(key -> stored.of(key).size()).min().orElse(0);
    if (!StoredBaseline.hasPower(then, 2 * options.blocks(), comparisons, options.policy())) {
      throw new PlanException(
          then
              + " stored forks and "
              + 2 * options.blocks()
              + " new ones cannot show a difference among "
              + comparisons
              + " benchmarks: store more forks, or take more blocks");
    }
  }

  private static boolean isSuspect(BenchmarkCase cell, SpeedFinding finding) {
    return finding.isRegression() && cell.measures(finding.key());
  }

  private List<SpeedFinding> measure(
      Measurement run, Build build, List<BenchmarkCase> cells, int round) throws IOException {
    run.run(
        Agenda.alone(cells, round, 2 * options.blocks()),
        asStored(),
        Map.of(Arm.CANDIDATE, build.jar()),
        NO_END);
    BenchmarkRun all = run.read();
    BenchmarkRun now = new BenchmarkRun(all.environment(), all.round(round));
    require(now);
    return StoredBaseline.judge(stored, now, options.policy());
  }

  /** What is asked for, and else what was done then. */
  private ForkOptions asStored() {
    SortedMap<String, String> then = stored.forks().get(0).fork().options();
    return options.over(
        new ForkOptions(
            Integer.parseInt(then.getOrDefault("warmupIterations", "1")),
            Integer.parseInt(then.getOrDefault("measurementIterations", "1")),
            DurationText.parse(then.getOrDefault("measurementTime", "1s").replace(" ", "")),
            List.of()));
  }
}
