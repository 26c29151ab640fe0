package dev.wsstress.bench;

import dev.wsstress.api.PlanException;
import dev.wsstress.jmh.Arm;
import dev.wsstress.jmh.BenchmarkKey;
import dev.wsstress.plan.EnvironmentException;
import dev.wsstress.render.gate.SpeedReport;
import dev.wsstress.speed.SpeedJudgement;
import dev.wsstress.trial.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Measures two builds against each other, and a second time what looks like a regression. */
public final class SpeedRun {
  private static final Duration NO_END = Duration.ofDays(365);

  private final SpeedSettings options;
  private final Path parent;
  private final StopSignal stop;
  private final BenchListener progress;
  private final List<String> notes = new ArrayList<>();

  public SpeedRun(SpeedSettings options, Path parent, BenchListener progress, StopSignal stop) {
    this.parent = parent;
    this.options = options;
    this.stop = stop;
    this.progress = progress;
  }

  /** What came out of it. */
  public record Outcome(SpeedReport report, Path directory) {}

  /**
   * Compares.
   *
   * @param most time for the first round; what is not done by then is left out, in whole blocks
   */
  public Outcome compare(String baseline, String candidate, Duration most) throws IOException {
    try (Measurement run = new Measurement(parent, progress, stop);
        Build before = build(baseline, scratch(run, "baseline"));
        Build now = build(candidate, scratch(run, "candidate"))) {
      return compare(run, before, now, most);
    }
  }

  private static Path scratch(Measurement run, String name) throws IOException {
    return Files.createDirectories(run.scratch().resolve(name));
  }

  /** Nothing named is this tree. */
  private Build build(String name, Path scratch) {
    return name.isEmpty() ? Build.ours() : Build.of(name, scratch, progress, stop);
  }

  private Outcome compare(Measurement run, Build before, Build now, Duration most)
      throws IOException {
    List<BenchmarkCase> cells = common(run.scratch(), before, now);
    options.requirePower(cells.size());
    Map<Arm, JmhJar> jars = Map.of(Arm.BASELINE, before.jar(), Arm.CANDIDATE, now.jar());
    boolean whole =
        run.run(Agenda.compare(cells, 1, options.blocks()), options.forks(), jars, most);
    SpeedJudgement first = SpeedJudgement.of(run.read(), options.policy());
    if (!stop.isStopped()) {
      requirePower(first);
    }
    List<BenchmarkCase> again = again(cells, first.suspects());
    if (!again.isEmpty() && !stop.isStopped()) {
      progress.busy("measuring again what looks like a regression");
      run.run(Agenda.compare(again, 2, options.blocks()), options.forks(), jars, NO_END);
    }
    if (!whole && !stop.isStopped()) {
      notes.add("the time was over before all blocks were measured; those that were are judged");
    }
    SpeedJudgement judgement = SpeedJudgement.of(run.read(), options.policy());
    String sides = "Baseline: " + before.description() + "; candidate: " + now.description();
    return new Outcome(
        new SpeedReport(sides, options.policy(), judgement, notes, !stop.isStopped()),
        run.directory());
  }

  /** Benchmarks with several modes are several comparisons, and a budget may have cut blocks. */
  private void requirePower(SpeedJudgement judgement) {
    int comparisons = judgement.findings().size();
    int fewest = options.policy().fewestPairs(comparisons);
    if (comparisons == 0
        || judgement.findings().stream().anyMatch(finding -> finding.samples() < fewest)) {
      throw new EnvironmentException(
          "too little was measured to judge: " + fewest + " pairs of forks are the least here",
          "give more time or blocks, or fewer benchmarks");
    }
  }

  private List<BenchmarkCase> common(Path scratch, Build before, Build now) {
    List<BenchmarkCase> cells =
        new ArrayList<>(now.jar().suite(scratch, stop).cells(options.scope(true)));
    List<BenchmarkCase> old = before.jar().suite(scratch, stop).cells(options.scope(true));
    for (BenchmarkCase cell : cells) {
      if (!old.contains(cell)) {
        notes.add(cell + " is not in the baseline, and was not judged");
      }
    }
    for (BenchmarkCase cell : old) {
      if (!cells.contains(cell)) {
        notes.add(cell + " is in the baseline only, and was not judged");
      }
    }
    cells.retainAll(old);
    if (cells.isEmpty()) {
      throw new PlanException("the two builds have no benchmark in common: " + old);
    }
    return cells;
  }

  private static List<BenchmarkCase> again(List<BenchmarkCase> cells, List<BenchmarkKey> suspects) {
    return cells.stream().filter(cell -> suspects.stream().anyMatch(cell::measures)).toList();
  }
}
