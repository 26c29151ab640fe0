package dev.wsstress.grading;

import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.TrialResult;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was named for one hazard, over all its trials. Immutable.
 *
 * @param hazard its name
 * @param own the mechanisms that count as right: those that its expectation lists
 * @param named how many of the trials that fired were said to be by which mechanism; none is 0
 * @param silent trials that came to their end without a failure
 * @param unjudged trials that were skipped, cut short, ended by the environment, or that only a
 *     newer version can judge
 */
public record ConfusionRow(
    String hazard, Set<Mechanism> own, Map<Mechanism, Integer> named, int silent, int unjudged) {
  public ConfusionRow {
    own = Set.copyOf(own);
    named = Map.copyOf(named);
  }

  /** Counts the trials of one hazard, at least one. */
  static ConfusionRow of(List<TrialResult> trials) {
    Map<Mechanism, Integer> named = new EnumMap<>(Mechanism.class);
    int silent = 0;
    int unjudged = 0;
    for (TrialResult trial : trials) {
      if (!counts(trial) || (trial.outcome().isFailure() && !Grader.isUnderstood(trial))) {
        unjudged++;
      } else if (trial.outcome().isFailure()) {
        named.merge(named(trial), 1, Integer::sum);
      } else {
        silent++;
      }
    }
    TrialResult first = trials.get(0);
    return new ConfusionRow(
        first.subject().name(),
        first.subject().expectation().mechanisms(),
        named,
        silent,
        unjudged);
  }

  /** Whether a trial says anything: it failed, or it came to its end. */
  static boolean counts(TrialResult trial) {
    if (trial.end() == TrialResult.End.KILLED || trial.outcome() == Outcome.UNKNOWN) {
      return false;
    }
    return trial.outcome().isFailure()
        || (trial.end() == TrialResult.End.COMPLETED && trial.outcome() != Outcome.INFRASTRUCTURE);
  }

  private static Mechanism named(TrialResult trial) {
    Diagnosis diagnosis = trial.diagnosis();
    return diagnosis == null ? Mechanism.UNEXPLAINED : diagnosis.mechanism();
  }

  /** Trials in which one of its own mechanisms was named. */
  public int right() {
    return sum(true);
  }

  /** Trials in which it failed and another mechanism was named, or none. */
  public int wrong() {
    return sum(false);
  }

  private int sum(boolean right) {
    return named.entrySet().stream()
        .filter(entry -> own.contains(entry.getKey()) == right)
        .mapToInt(Map.Entry::getValue)
        .sum();
  }
}
