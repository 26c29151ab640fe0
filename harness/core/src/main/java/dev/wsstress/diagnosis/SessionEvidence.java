package dev.wsstress.diagnosis;

import dev.wsstress.model.Observation;
import dev.wsstress.model.Observation.Closed;
import dev.wsstress.model.Observation.MessageFault;
import dev.wsstress.model.Observation.Thrown;
import dev.wsstress.model.RuntimeObservation.Stall;
import dev.wsstress.model.Side;
import dev.wsstress.model.TlsObservation.RecordDisorder;
import dev.wsstress.model.TlsObservation.TlsFailure;
import dev.wsstress.model.WireObservation.WireDisorder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What was seen of one session, in the order of time, and what rules ask of it. Immutable.
 *
 * @param all the observations
 * @param common what was wrong in the same way on several sessions
 */
record SessionEvidence(List<Observation> all, CommonDamage common) {
  /** Lines of evidence that a person reads before they repeat themselves. */
  private static final int LINES = 4;

  SessionEvidence {
    all = List.copyOf(all);
  }

  /** The first of a kind. */
  <T extends Observation> Optional<T> first(Class<T> kind) {
    return first(kind, any -> true);
  }

  /** The first of a kind that is also such a one. */
  <T extends Observation> Optional<T> first(Class<T> kind, Predicate<T> such) {
    return all.stream().filter(kind::isInstance).map(kind::cast).filter(such).findFirst();
  }

  /** True if no record was out of place or rejected: what is wrong is above TLS. */
  boolean isTlsIntact() {
    return first(RecordDisorder.class).isEmpty()
        && first(WireDisorder.class).isEmpty()
        && first(TlsFailure.class).isEmpty();
  }

  /** True if the peer that this run knows from inside said anything of the session. */
  boolean hasServersView() {
    return all.stream().anyMatch(SessionEvidence::isServers);
  }

  private static boolean isServers(Observation seen) {
    if (seen instanceof MessageFault fault) {
      return fault.side() == Side.SERVER;
    }
    if (seen instanceof Thrown thrown) {
      return thrown.side() == Side.SERVER;
    }
    return seen instanceof Closed closed && closed.side() == Side.SERVER;
  }

  /** What one side received wrongly. */
  List<MessageFault> faults(Side side) {
    return all.stream()
        .filter(MessageFault.class::isInstance)
        .map(MessageFault.class::cast)
        .filter(fault -> fault.side() == side)
        .toList();
  }

  /**
   * What arrived at the server wrongly while nothing else was wrong: after an exception, a close or
   * a stall, gaps are its consequence.
   */
  List<MessageFault> sentWrongly() {
    return all.stream()
        .takeWhile(seen -> seen instanceof MessageFault || !seen.outcome().isFailure())
        .filter(MessageFault.class::isInstance)
        .map(MessageFault.class::cast)
        .filter(fault -> fault.side() == Side.SERVER)
        .toList();
  }

  /** True if no message was wrong before this. */
  boolean isBeforeFaults(Stall stall) {
    return all.stream()
        .takeWhile(seen -> seen != stall)
        .noneMatch(seen -> seen instanceof MessageFault);
  }

  /** What supports a diagnosis, the first few, and that TLS is not to blame. */
  static List<String> evidence(List<? extends Observation> seen) {
    List<String> lines = new ArrayList<>();
    seen.stream().limit(LINES).forEach(one -> lines.add(one.sentence()));
    if (seen.size() > LINES) {
      lines.add("and " + (seen.size() - LINES) + " more like these");
    }
    lines.add("no TLS record was rejected, and none left out of order");
    return lines;
  }
}
