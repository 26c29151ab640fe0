package dev.wsstress.trial;

import dev.wsstress.model.Observation;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.RuntimeObservation;
import dev.wsstress.plan.EnvironmentException;
import dev.wsstress.plan.SessionRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What stands for a server's report when our own server cannot give it. That explains the plain end
 * or the silence of a session, and leaves the others without their second witness; what is worse is
 * left as the client saw it. Stateless; threadsafe.
 */
public final class LostReport {
  private LostReport() {}

  /**
   * One fact for each session that it may explain; for one that was whole where there is none.
   *
   * @param client what its side noted, all of which stays
   * @param problem why there is no report
   * @param atNanos since the start of the trial
   */
  public static ServerReport of(ClientReport client, EnvironmentException problem, long atNanos) {
    List<Observation> facts = new ArrayList<>();
    Map<Integer, Outcome> failed = failed(client);
    failed.forEach(
        (session, outcome) -> {
          if (outcome == Outcome.EXCEPTION || outcome == Outcome.STALLED) {
            facts.add(fact(session, problem, atNanos));
          }
        });
    if (facts.isEmpty()) {
      SessionRange all = client.opened().sessions();
      IntStream.range(all.first(), all.end())
          .filter(session -> !failed.containsKey(session))
          .findFirst()
          .ifPresent(session -> facts.add(fact(session, problem, atNanos)));
    }
    return new ServerReport(List.of(), facts);
  }

  private static Map<Integer, Outcome> failed(ClientReport client) {
    Map<Integer, Outcome> failed = new HashMap<>();
    for (SessionReport report : client.seen()) {
      for (Observation seen : report.seen()) {
        if (seen.outcome().isFailure()) {
          failed.merge(report.session(), seen.outcome(), Outcome::and);
        }
      }
    }
    return failed;
  }

  /** It is unknown whose fault it is that our own process is gone: the fact blames no side. */
  private static Observation fact(int session, EnvironmentException problem, long atNanos) {
    return new RuntimeObservation.Environment(
        session, atNanos, problem.problem(), problem.remedy(), List.of());
  }
}
