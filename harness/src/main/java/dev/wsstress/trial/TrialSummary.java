package dev.wsstress.trial;

import dev.wsstress.diagnosis.CommonDamage;
import dev.wsstress.diagnosis.Diagnostician;
import dev.wsstress.load.Conversation;
import dev.wsstress.load.LoadGenerator;
import dev.wsstress.reports.result.HiccupSummary;
import dev.wsstress.reports.result.LoadFigures;
import dev.wsstress.reports.result.Observation;
import dev.wsstress.reports.result.Outcome;
import dev.wsstress.reports.result.RecordTrace;
import dev.wsstress.reports.result.TrialResult;
import dev.wsstress.reports.result.Witness;
import dev.wsstress.subject.ClientEvidence;
import dev.wsstress.subject.SubjectSession;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Joins what client, wire and server noted into witnesses and a result. Not threadsafe. */
final class TrialSummary {
  private static final int MOST_CAPTURES = 3;

  private final Trial trial;
  private final LoadGenerator load;
  private final FaultLog faults;
  private final TrialListener listener;
  private final Map<Integer, RecordTrace> traces = new HashMap<>();
  private final Map<Integer, ByteBuffer> captures = new HashMap<>();
  private final long startNanos;
  private long stoppedNanos;

  TrialSummary(
      Trial trial, LoadGenerator load, FaultLog faults, TrialListener listener, long startNanos) {
    this.startNanos = startNanos;
    this.trial = trial;
    this.load = load;
    this.faults = faults;
    this.listener = listener;
  }

  /** The load ended then, in nanoseconds since the start of the trial. */
  void stopClock(long nanos) {
    stoppedNanos = nanos;
  }

  /** Collects the taps' notes of every session that was open; the connections are gone. */
  void gather(@Nullable Peer peer) {
    for (Conversation conversation : load.conversations()) {
      SubjectSession session = conversation.open();
      if (session != null) {
        session.evidence().forEach(client -> gather(conversation, client));
        if (peer != null && isSuspect(conversation)) {
          peer.observations(conversation.session(), session.evidence(), startNanos)
              .forEach(faults::add);
        }
      }
    }
  }

  private void gather(Conversation conversation, ClientEvidence client) {
    client.observations().stream()
        .filter(seen -> seen.outcome() != Outcome.DELIVERED)
        .forEach(faults::add);
    if (isSuspect(conversation)) {
      client.observations().forEach(faults::add);
    }
    if (!client.trace().wrapOrder().isEmpty()) {
      traces.putIfAbsent(conversation.session(), client.trace());
    }
    if (client.pcapng().hasRemaining()) {
      captures.putIfAbsent(conversation.session(), client.pcapng());
    }
  }

  /** A sound session's server side has nothing to tell but how many records it took. */
  private boolean isSuspect(Conversation conversation) {
    return conversation.isBroken() || !faults.of(conversation.session()).isEmpty();
  }

  TrialResult result(
      TrialResult.End end,
      int opened,
      long loadStartNanos,
      HiccupSummary hiccups,
      @Nullable LoadFigures figures) {
    Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    List<Witness> witnesses = new ArrayList<>();
    long messages = 0;
    long bytes = 0;
    CommonDamage common = CommonDamage.of(faults.bySession());
    for (Conversation conversation : load.conversations()) {
      messages += conversation.verified();
      bytes += conversation.verifiedBytes();
      Outcome outcome = outcome(faults.of(conversation.session()));
      outcomes.merge(outcome, 1, Integer::sum);
      if (outcome != Outcome.DELIVERED) {
        witnesses.add(witness(conversation, outcome, common));
      }
    }
    witnesses.sort(Comparator.comparingLong(Witness::afterNanos));
    witnesses.forEach(listener::witnessed);
    hand(witnesses);
    return new TrialResult(
        trial.number(),
        trial.subject().description(),
        trial.tls().provider().id(),
        trial.tls().version().id(),
        trial.conditions().workload().id(),
        trial.plan().seed(),
        end,
        trial.plan().sessions(),
        opened,
        (int) witnesses.stream().filter(w -> w.outcome().isFailure()).count(),
        messages,
        bytes,
        Math.max(0, stoppedNanos - loadStartNanos),
        witnesses.isEmpty() ? null : Math.max(0, witnesses.get(0).afterNanos() - loadStartNanos),
        witnesses.isEmpty() ? null : witnesses.get(0).messagesBefore(),
        overall(outcomes),
        outcomes,
        Consensus.of(witnesses),
        load.latency().summary(),
        hiccups,
        figures);
  }

  /** The bytes of the first that failed; one file says as much as a thousand. */
  private void hand(List<Witness> witnesses) {
    witnesses.stream()
        .filter(w -> w.outcome().isFailure())
        .limit(MOST_CAPTURES)
        .forEach(
            w -> {
              ByteBuffer pcapng = captures.get(w.session());
              if (pcapng != null) {
                listener.captured(w.session(), pcapng);
              }
            });
  }

  private Witness witness(Conversation conversation, Outcome outcome, CommonDamage common) {
    List<Observation> seen = faults.of(conversation.session());
    return new Witness(
        conversation.session(),
        outcome,
        Diagnostician.diagnose(seen, common),
        conversation.verifiedBefore(),
        firstFailureNanos(seen),
        seen,
        traces.getOrDefault(conversation.session(), RecordTrace.EMPTY));
  }

  /** When the first thing that is wrong was seen; facts that are none may be older. */
  private static long firstFailureNanos(List<Observation> seen) {
    return seen.stream()
        .filter(one -> one.outcome() != Outcome.DELIVERED)
        .findFirst()
        .map(Observation::atNanos)
        .orElse(0L);
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

  private static Outcome overall(Map<Outcome, Integer> outcomes) {
    return outcomes.keySet().stream().reduce(Outcome.DELIVERED, Outcome::and);
  }
}
