package dev.wsstress.trial;

import dev.wsstress.reports.result.Observation;
import dev.wsstress.reports.result.Side;
import dev.wsstress.reports.result.TlsObservation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was seen in a trial, by session, with a bound for each kind of fact and side that tells it:
 * a broken session repeats itself, and what repeats itself must not keep out what is said once.
 * Threadsafe.
 */
final class FaultLog {
  private static final int MOST_ALIKE = 16;

  private final TrialListener listener;
  private final Map<Integer, List<Observation>> bySession = new HashMap<>();

  FaultLog(TrialListener listener) {
    this.listener = listener;
  }

  void add(Observation observation) {
    synchronized (bySession) {
      List<Observation> seen =
          bySession.computeIfAbsent(observation.session(), s -> new ArrayList<>());
      long alike = seen.stream().filter(one -> isAlike(one, observation)).count();
      if (alike >= MOST_ALIKE || seen.contains(observation)) {
        return;
      }
      seen.add(observation);
    }
    listener.observed(observation);
  }

  private static boolean isAlike(Observation one, Observation other) {
    return one.getClass() == other.getClass() && sideOf(one) == sideOf(other);
  }

  /** Which side tells it, where both could. */
  private static @Nullable Side sideOf(Observation seen) {
    if (seen instanceof Observation.MessageFault fault) {
      return fault.side();
    }
    if (seen instanceof Observation.Thrown thrown) {
      return thrown.side();
    }
    if (seen instanceof Observation.Closed closed) {
      return closed.side();
    }
    return seen instanceof TlsObservation.TlsFailure failure ? failure.side() : null;
  }

  /** What was seen of each session of which anything was. */
  List<List<Observation>> bySession() {
    synchronized (bySession) {
      return bySession.values().stream().map(List::copyOf).toList();
    }
  }

  /** How many sessions failed first by what, in a word or two. */
  Map<String, Long> kinds() {
    return bySession().stream()
        .flatMap(seen -> seen.stream().filter(o -> o.outcome().isFailure()).limit(1))
        .collect(Collectors.groupingBy(FaultLog::kind, TreeMap::new, Collectors.counting()));
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

  /** What was seen of a session, in the order of time. */
  List<Observation> of(int session) {
    synchronized (bySession) {
      List<Observation> seen = new ArrayList<>(bySession.getOrDefault(session, List.of()));
      seen.sort(java.util.Comparator.comparingLong(Observation::atNanos));
      return seen;
    }
  }
}
