package dev.wsstress.trial;

import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Finding;
import dev.wsstress.model.LoadFigures;
import dev.wsstress.model.Measurements;
import dev.wsstress.model.Observation;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.SessionCounts;
import dev.wsstress.model.TlsObservation;
import dev.wsstress.model.Traffic;
import dev.wsstress.model.TrialIdentity;
import dev.wsstress.model.TrialResult;
import dev.wsstress.model.Witness;
import dev.wsstress.plan.LoadModel;
import dev.wsstress.plan.MeasuredLoad;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The summary of a trial whose sessions are explained. Stateless. */
final class JoinedResult {
  private JoinedResult() {}

  static TrialResult of(
      Trial trial, ClientReport client, List<Witness> witnesses, Map<Outcome, Integer> outcomes) {
    ClientReport.Traffic traffic = client.traffic();
    Witness first = witnesses.isEmpty() ? null : witnesses.get(0);
    return new TrialResult(
        identity(trial),
        client.end(),
        new SessionCounts(
            client.opened().sessions().count(),
            client.opened().count(),
            broken(outcomes),
            outcomes),
        new Traffic(
            traffic.messages(),
            traffic.bytes(),
            Math.max(0, traffic.endNanos() - traffic.startNanos())),
        new Finding(
            outcomes.keySet().stream().reduce(Outcome.DELIVERED, Outcome::and),
            diagnosis(witnesses),
            first == null ? null : Math.max(0, first.afterNanos() - traffic.startNanos()),
            first == null ? null : first.messagesBefore()),
        new Measurements(
            client.times().roundTrips().summary(),
            client.times().hiccups().hiccups(),
            figures(trial, client, witnesses)));
  }

  private static TrialIdentity identity(Trial trial) {
    return new TrialIdentity(
        trial.number(),
        trial.description(),
        trial.tls().provider().id(),
        trial.tls().version().id(),
        trial.plan().conditions().workload().id(),
        trial.plan().load().seed());
  }

  private static int broken(Map<Outcome, Integer> outcomes) {
    return outcomes.entrySet().stream()
        .filter(e -> e.getKey().isFailure())
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  /** The end of a JVM explains all its sessions; else most of the sessions that failed do. */
  private static @Nullable Diagnosis diagnosis(List<Witness> witnesses) {
    return witnesses.stream()
        .filter(one -> one.observations().stream().anyMatch(ClientDeath::isDeath))
        .findFirst()
        .map(Witness::diagnosis)
        .orElseGet(() -> Consensus.of(witnesses));
  }

  private static @Nullable LoadFigures figures(
      Trial trial, ClientReport client, List<Witness> witnesses) {
    LoadReport load = client.measured();
    MeasuredLoad measured = trial.plan().instruments().measured();
    if (load == null || measured == null) {
      return null;
    }
    LoadReport.Memory memory = load.memory();
    return new LoadFigures(
        new LoadFigures.Volume(load.measuredNanos(), load.messages(), load.bytes(), offered(trial)),
        new LoadFigures.Cost(
            load.cpuNanos(), memory == null ? null : memory.bytes() / memory.sessions()),
        new LoadFigures.Setup(
            load.opening().connect().summary(),
            load.opening().handshake().summary(),
            load.opening().whole().summary()),
        kinds(witnesses),
        measured.verification().name().toLowerCase(Locale.ROOT));
  }

  private static @Nullable Double offered(Trial trial) {
    int streams = trial.plan().sessions().count() * trial.plan().load().streams();
    return trial.plan().load().model() instanceof LoadModel.Open open
        ? open.perSecond() * streams
        : null;
  }

  /** How many sessions failed first by what, in a word or two. */
  private static Map<String, Long> kinds(List<Witness> witnesses) {
    return witnesses.stream()
        .flatMap(one -> one.observations().stream().filter(o -> o.outcome().isFailure()).limit(1))
        .collect(Collectors.groupingBy(JoinedResult::kind, TreeMap::new, Collectors.counting()));
  }

  private static String kind(Observation failure) {
    if (failure instanceof Observation.Thrown thrown) {
      return thrown.type().substring(thrown.type().lastIndexOf('.') + 1);
    }
    if (failure instanceof TlsObservation.TlsFailure tls) {
      return "TLS " + tls.alert();
    }
    return failure instanceof Observation.Closed closed
        ? "close " + closed.code()
        : failure.outcome().name();
  }
}
