package dev.wsstress.diagnosis;

import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.Observation.MessageFault;
import dev.wsstress.model.Outcome;
import java.util.List;
import java.util.Optional;

/**
 * A server missed a message, and nothing was wrong with TLS or WebSocket: neither of them can lose
 * one, so it was lost before it reached them, between the threads of the client. Or it got one that
 * nobody sends: one without a byte.
 */
final class LostInClientRule implements Rule {
  @Override
  public Optional<Diagnosis> explain(SessionEvidence facts) {
    if (!facts.isTlsIntact()) {
      return Optional.empty();
    }
    List<MessageFault> faults = facts.sentWrongly();
    return faults.stream()
        .findFirst()
        .filter(first -> first.fault() == Outcome.LOST || isEmpty(first))
        .map(
            first ->
                new Diagnosis(
                    Mechanism.QUEUE_UNSYNCHRONIZED,
                    sentence(first),
                    SessionEvidence.evidence(faults)));
  }

  private static boolean isEmpty(MessageFault fault) {
    return fault.detail().equals(MessageFault.EMPTY);
  }

  private static String sentence(MessageFault first) {
    String lost = "producer and consumer lost count of the queue between them";
    return isEmpty(first)
        ? "an empty message left where "
            + StampMatch.message(first.expected())
            + " was due: it was taken from its place before it was there; "
            + lost
        : StampMatch.message(first.expected())
            + " was taken from its sender and never left: "
            + lost;
  }
}
