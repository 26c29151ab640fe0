package dev.wsstress.trial;

import dev.wsstress.diagnosis.CommonDamage;
import dev.wsstress.diagnosis.Diagnostician;
import dev.wsstress.model.Observation;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.RecordTrace;
import dev.wsstress.model.TrialResult;
import dev.wsstress.model.Witness;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The one place that joins both halves of a trial: what client and server saw becomes witnesses,
 * each explained, and a result. Pure.
 *
 * @param result the summary
 * @param witnesses the sessions that did not end well, in the order in which they failed
 */
public record TrialJoin(TrialResult result, List<Witness> witnesses) {
  /** Joins both halves. */
  public static TrialJoin join(Trial trial, ClientReport client, ServerReport server) {
    Map<Integer, List<Observation>> seen = ConnectionMatch.bySession(client, server);
    Optional<Observation> death = ClientDeath.of(client);
    if (death.isPresent()) {
      seen.values().forEach(ClientDeath::removeConsequences);
    }
    List<Witness> witnesses = witnesses(client, seen);
    Map<Outcome, Integer> outcomes = outcomes(client, seen, death);
    return new TrialJoin(JoinedResult.of(trial, client, witnesses, outcomes), witnesses);
  }

  private static List<Witness> witnesses(
      ClientReport client, Map<Integer, List<Observation>> bySession) {
    Map<Integer, SessionReport> reports = new HashMap<>();
    client.seen().forEach(report -> reports.put(report.session(), report));
    CommonDamage common = CommonDamage.of(bySession.values());
    List<Witness> witnesses = new ArrayList<>();
    bySession.forEach(
        (session, seen) -> {
          Outcome outcome = outcome(seen);
          if (outcome != Outcome.DELIVERED) {
            SessionReport report = reports.get(session);
            witnesses.add(
                new Witness(
                    session,
                    outcome,
                    Diagnostician.diagnose(seen, common),
                    report == null ? 0 : report.verifiedBefore(),
                    firstFailureNanos(seen),
                    seen,
                    report == null ? RecordTrace.EMPTY : report.trace()));
          }
        });
    witnesses.sort(Comparator.comparingLong(Witness::afterNanos));
    return witnesses;
  }

  /** When the first thing that is wrong was seen; facts that are none may be older. */
  private static long firstFailureNanos(List<Observation> seen) {
    return seen.stream()
        .filter(one -> one.outcome() != Outcome.DELIVERED)
        .findFirst()
        .map(Observation::atNanos)
        .orElse(0L);
  }

  /** Sessions that had not failed by themselves when their JVM died ended as that did. */
  private static Map<Outcome, Integer> outcomes(
      ClientReport client, Map<Integer, List<Observation>> seen, Optional<Observation> death) {
    Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    int sessions = 0;
    for (List<Observation> one : seen.values()) {
      Outcome outcome = outcome(one);
      if (outcome != Outcome.DELIVERED) {
        outcomes.merge(outcome, 1, Integer::sum);
        sessions++;
      }
    }
    int asked = client.opened().sessions().count();
    int rest = death.isPresent() ? client.opened().count() - sessions : asked - sessions;
    if (rest > 0) {
      outcomes.merge(death.map(Observation::outcome).orElse(Outcome.DELIVERED), rest, Integer::sum);
    }
    return outcomes;
  }

  /**
   * An environment that failed explains the plain end or the silence of a connection, but no
   * corruption.
   */
  static Outcome outcome(List<Observation> seen) {
    Outcome worst = Outcome.DELIVERED;
    boolean environment = false;
    for (Observation observation : seen) {
      worst = worst.and(observation.outcome());
      environment |= observation.outcome() == Outcome.INFRASTRUCTURE;
    }
    boolean plainEnd = worst == Outcome.EXCEPTION || worst == Outcome.STALLED;
    return environment && plainEnd ? Outcome.INFRASTRUCTURE : worst;
  }
}
