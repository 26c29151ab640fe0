package dev.wsstress.trial;

import dev.wsstress.reports.result.Observation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

  /** What was seen of a session, in the order of time. */
  List<Observation> of(int session) {
    synchronized (bySession) {
      List<Observation> seen = new ArrayList<>(bySession.getOrDefault(session, List.of()));
      seen.sort(java.util.Comparator.comparingLong(Observation::atNanos));
      return seen;
    }
  }
}
