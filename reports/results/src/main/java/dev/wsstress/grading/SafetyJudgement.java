package dev.wsstress.grading;

import dev.wsstress.grading.SafetyCell.Status;
import dev.wsstress.model.TrialResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A gate's judgement of safety.
 *
 * @param cells one for each subject, provider and TLS version
 * @param problems what is wrong with the quarantine, a sentence each
 * @param complete whether the run came to its own end
 */
public record SafetyJudgement(List<SafetyCell> cells, List<String> problems, boolean complete) {
  public SafetyJudgement {
    cells = List.copyOf(cells);
    problems = List.copyOf(problems);
  }

  /** A gate as a whole; the first that applies, from the top. */
  public enum Conclusion {
    /** A design or a safe twin failed. */
    BROKEN,
    /** The run was stopped before its end. */
    INTERRUPTED,
    /** The environment kept something from being judged, or everything from running. */
    ENDED,
    /** A hazard did not fire. */
    BLIND,
    /** The file of expectations has to be put right. */
    STALE,
    /** All as expected. */
    GREEN
  }

  /**
   * Judges a run.
   *
   * @param quarantine what is known to fail
   * @param known the names of all subjects there are
   */
  public static SafetyJudgement of(
      GradedRun run, List<Quarantined> quarantine, Collection<String> known) {
    List<SafetyCell> plain = cells(run);
    List<SafetyCell> cells = new ArrayList<>();
    plain.forEach(cell -> cells.add(quarantined(cell, quarantine)));
    return new SafetyJudgement(cells, problems(plain, quarantine, known), run.isComplete());
  }

  private static List<SafetyCell> cells(GradedRun run) {
    Map<List<String>, List<GradedTrial>> trials = new LinkedHashMap<>();
    for (GradedTrial graded : run.trials()) {
      TrialResult result = graded.trial().result();
      trials
          .computeIfAbsent(
              List.of(result.subject().name(), result.provider(), result.tls()),
              cell -> new ArrayList<>())
          .add(graded);
    }
    return trials.values().stream().map(SafetyCell::of).toList();
  }

  private static boolean isWrong(SafetyCell cell) {
    return cell.status() == Status.BROKEN || cell.status() == Status.BLIND;
  }

  private static SafetyCell quarantined(SafetyCell cell, List<Quarantined> quarantine) {
    return quarantine.stream()
        .filter(entry -> isWrong(cell) && entry.covers(cell))
        .findFirst()
        .map(entry -> cell.inQuarantine(entry.reason()))
        .orElse(cell);
  }

  private static List<String> problems(
      List<SafetyCell> cells, List<Quarantined> quarantine, Collection<String> known) {
    List<String> problems = new ArrayList<>();
    for (Quarantined entry : quarantine) {
      if (!known.contains(entry.subject())) {
        problems.add("the quarantine names " + entry.place() + ", and there is no such subject");
      }
      if (cells.stream().anyMatch(c -> entry.covers(c) && c.status() == Status.PASSED)) {
        problems.add("the quarantine names " + entry.place() + ", which passes now");
      }
    }
    return problems;
  }

  /** The gate as a whole. */
  public Conclusion conclusion() {
    if (has(Status.BROKEN)) {
      return Conclusion.BROKEN;
    }
    if (!complete) {
      return Conclusion.INTERRUPTED;
    }
    if (has(Status.ENDED) || cells.stream().allMatch(c -> c.status() == Status.SKIPPED)) {
      return Conclusion.ENDED;
    }
    if (has(Status.BLIND)) {
      return Conclusion.BLIND;
    }
    return problems.isEmpty() ? Conclusion.GREEN : Conclusion.STALE;
  }

  private boolean has(Status status) {
    return cells.stream().anyMatch(cell -> cell.status() == status);
  }

  /**
   * The quarantine that makes this run green: what is not as expected, with the old reason where
   * there is one, and what was not tried as it was.
   */
  public List<Quarantined> quarantine(List<Quarantined> old, Collection<String> known) {
    List<Quarantined> all = new ArrayList<>();
    for (Quarantined entry : old) {
      boolean passes = cells.stream().anyMatch(c -> entry.covers(c) && c.status() == Status.PASSED);
      if (known.contains(entry.subject()) && !passes) {
        all.add(entry);
      }
    }
    for (SafetyCell cell : cells) {
      if (isWrong(cell) && all.stream().noneMatch(entry -> entry.covers(cell))) {
        all.add(new Quarantined(cell.subject(), cell.provider(), cell.tls(), "to be explained"));
      }
    }
    return all;
  }
}
