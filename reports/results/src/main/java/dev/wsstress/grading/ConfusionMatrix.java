package dev.wsstress.grading;

import dev.wsstress.model.Expectation;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.RunResult;
import dev.wsstress.model.TrialResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which mechanism was named for which hazard, and whom of those that must not fail a diagnosis
 * accused. Made from recorded facts alone: a diagnosis does not know whose it is. Immutable.
 *
 * @param rows the hazards, in the order in which they were tried first
 * @param accusations the trials of designs and safe twins that failed, in the order they ran
 * @param safeTrials the trials of designs and safe twins that came to their end or failed
 */
public record ConfusionMatrix(
    List<ConfusionRow> rows, List<TrialResult> accusations, int safeTrials) {
  public ConfusionMatrix {
    rows = List.copyOf(rows);
    accusations = List.copyOf(accusations);
  }

  /** Counts the trials of a run. */
  public static ConfusionMatrix of(RunResult run) {
    Map<String, List<TrialResult>> hazards = new LinkedHashMap<>();
    List<TrialResult> safe = new ArrayList<>();
    for (RunResult.Trial trial : run.trials()) {
      TrialResult result = trial.result();
      Expectation.Kind kind = result.subject().expectation().kind();
      if (kind == Expectation.Kind.REQUIRE) {
        hazards.computeIfAbsent(result.subject().name(), n -> new ArrayList<>()).add(result);
      } else if (kind == Expectation.Kind.FORBID && ConfusionRow.counts(result)) {
        safe.add(result);
      }
    }
    return new ConfusionMatrix(
        hazards.values().stream().map(ConfusionRow::of).toList(),
        safe.stream().filter(result -> result.outcome().isFailure()).toList(),
        safe.size());
  }

  /** The mechanisms that were named at least once, in the order of their declaration. */
  public List<Mechanism> columns() {
    return Arrays.stream(Mechanism.values())
        .filter(mechanism -> rows.stream().anyMatch(row -> row.named().containsKey(mechanism)))
        .toList();
  }

  /** Trials of hazards in which another mechanism than their own was named, or none. */
  public int wrong() {
    return rows.stream().mapToInt(ConfusionRow::wrong).sum();
  }

  /** Trials of hazards in which one of their own mechanisms was named. */
  public int right() {
    return rows.stream().mapToInt(ConfusionRow::right).sum();
  }

  /** True if every hazard that fired was named rightly, and nobody was accused. */
  public boolean isClean() {
    return wrong() == 0 && accusations.isEmpty();
  }
}
