package dev.wsstress.trial;

import dev.wsstress.reports.result.Observation;
import dev.wsstress.reports.result.TlsObservation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What was seen in a trial, by session, with a bound for each: a broken session repeats itself.
 * Threadsafe.
 */
final class FaultLog {
  private static final int MOST = 32;

  private final TrialListener listener;
  private final Map<Integer, List<Observation>> bySession = new HashMap<>();

  FaultLog(TrialListener listener) {
    this.listener = listener;
  }

  void add(Observation observation) {
    synchronized (bySession) {
      List<Observation> seen =
          bySession.computeIfAbsent(observation.session(), s -> new ArrayList<>());
      if (seen.size() >= MOST || seen.contains(observation)) {
        return;
      }
      seen.add(observation);
    }
    listener.observed(observation);
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
