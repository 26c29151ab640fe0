package dev.wsstress.trial;

import dev.wsstress.model.Observation;
import dev.wsstress.model.Side;
import dev.wsstress.model.TlsObservation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What was seen in a trial, by session, with a bound for each kind of fact and side that tells it:
 * a broken session repeats itself, and what repeats itself must not keep out what is said once.
 * Threadsafe.
 */
final class FaultLog {
  private static final int MAX_ALIKE = 16;

  /** The order of time. */
  static final Comparator<Observation> BY_TIME = Comparator.comparingLong(Observation::atNanos);

  private final Consumer<Observation> listener;
  private final Map<Integer, List<Observation>> bySession = new HashMap<>();

  FaultLog(Consumer<Observation> listener) {
    this.listener = listener;
  }

  void add(Observation observation) {
    synchronized (bySession) {
      List<Observation> seen =
          bySession.computeIfAbsent(observation.session(), s -> new ArrayList<>());
      long alike = seen.stream().filter(one -> isAlike(one, observation)).count();
      if (alike >= MAX_ALIKE || seen.contains(observation)) {
        return;
      }
      seen.add(observation);
    }
    listener.accept(observation);
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

  /** What was seen of a session, in the order of time. */
  List<Observation> of(int session) {
    synchronized (bySession) {
      List<Observation> seen = new ArrayList<>(bySession.getOrDefault(session, List.of()));
      seen.sort(BY_TIME);
      return seen;
    }
  }
}
