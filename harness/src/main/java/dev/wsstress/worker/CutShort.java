package dev.wsstress.worker;

import dev.wsstress.diagnosis.Diagnostician;
import dev.wsstress.reports.result.Diagnosis;
import dev.wsstress.reports.result.HiccupSummary;
import dev.wsstress.reports.result.LatencySummary;
import dev.wsstress.reports.result.Observation;
import dev.wsstress.reports.result.Outcome;
import dev.wsstress.reports.result.RecordTrace;
import dev.wsstress.reports.result.TrialResult;
import dev.wsstress.reports.result.Witness;
import dev.wsstress.trial.Trial;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The result of a trial whose JVM ended in the middle: what it had told, and how it ended. All its
 * sessions ended with it. Bytes and latency were in the JVM and are lost; messages are as many as
 * were reported last. NOT threadsafe.
 */
final class CutShort {
  private final Trial trial;
  private final TrialRecord record;

  CutShort(Trial trial, TrialRecord record) {
    this.trial = trial;
    this.record = record;
  }

  /** The first session with which nothing was wrong before; what ends the JVM is noted with it. */
  int session() {
    return IntStream.range(0, trial.plan().sessions())
        .filter(s -> record.observations().stream().noneMatch(o -> o.session() == s))
        .findFirst()
        .orElse(0);
  }

  /**
   * Joins it.
   *
   * @param death how the JVM ended
   * @param end how the trial did
   */
  TrialResult result(Observation death, TrialResult.End end) {
    if (record.witnesses().isEmpty()) {
      explainEarlierFailures();
    }
    record.observed(death);
    record.witnessed(witness(death.session(), List.of(death), record.messages()));
    List<Witness> all = record.witnesses();
    Witness first = all.get(0);
    Map<Outcome, Integer> outcomes = outcomes(death);
    return new TrialResult(
        trial.number(),
        trial.subject().description(),
        trial.tls().provider().id(),
        trial.tls().version().id(),
        trial.conditions().workload().id(),
        trial.plan().seed(),
        end,
        trial.plan().sessions(),
        opened(),
        outcomes.entrySet().stream()
            .filter(e -> e.getKey().isFailure())
            .mapToInt(Map.Entry::getValue)
            .sum(),
        record.messages(),
        0,
        record.isLoaded() ? death.atNanos() - record.loadStartNanos() : 0,
        Math.max(0, first.afterNanos() - record.loadStartNanos()),
        first.messagesBefore(),
        all.stream().map(Witness::outcome).reduce(Outcome.DELIVERED, Outcome::and),
        outcomes,
        diagnosis(all),
        LatencySummary.NONE,
        HiccupSummary.NONE,
        null);
  }

  private void explainEarlierFailures() {
    Map<Integer, List<Observation>> bySession = new TreeMap<>();
    for (Observation seen : record.observations()) {
      bySession.computeIfAbsent(seen.session(), s -> new ArrayList<>()).add(seen);
    }
    bySession.forEach((session, seen) -> record.witnessed(witness(session, seen, 0)));
  }

  private static Witness witness(int session, List<Observation> seen, long messages) {
    Outcome outcome =
        seen.stream().map(Observation::outcome).reduce(Outcome.DELIVERED, Outcome::and);
    return new Witness(
        session,
        outcome,
        Diagnostician.diagnose(seen),
        messages,
        seen.get(0).atNanos(),
        seen,
        RecordTrace.EMPTY);
  }

  private int opened() {
    TrialResult told = record.result();
    if (told != null) {
      return told.sessionsOpened();
    }
    return record.isLoaded() ? trial.plan().sessions() : 0;
  }

  /**
   * Sessions that had not failed on their own ended as the JVM did. If all had, the one that the
   * death is noted with counts once.
   */
  private Map<Outcome, Integer> outcomes(Observation death) {
    Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    List<Witness> before = record.witnesses().subList(0, record.witnesses().size() - 1);
    for (Witness witness : before) {
      boolean same = witness.session() == death.session();
      Outcome outcome = same ? witness.outcome().and(death.outcome()) : witness.outcome();
      outcomes.merge(outcome, 1, Integer::sum);
    }
    int least = before.stream().anyMatch(w -> w.session() == death.session()) ? 0 : 1;
    int rest = Math.max(least, opened() - before.size());
    if (rest > 0) {
      outcomes.merge(death.outcome(), rest, Integer::sum);
    }
    return outcomes;
  }

  /** The death explains the trial if it is a failure, and a failure before it if it is none. */
  private static @Nullable Diagnosis diagnosis(List<Witness> all) {
    Witness death = all.get(all.size() - 1);
    return death.outcome().isFailure()
        ? death.diagnosis()
        : all.stream().filter(w -> w.outcome().isFailure()).findFirst().orElse(death).diagnosis();
  }
}
