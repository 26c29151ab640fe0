package dev.wsstress.diagnosis;

import dev.wsstress.reports.result.Diagnosis;
import dev.wsstress.reports.result.Mechanism;
import dev.wsstress.reports.result.Observation.MessageFault;
import dev.wsstress.reports.result.Outcome;
import java.util.List;
import java.util.Optional;

/**
 * A server missed a message, and nothing was wrong with TLS or WebSocket: neither of them can lose
 * one, so it was lost before it reached them, between the threads of the client.
 */
final class LostInClientRule implements Rule {
  @Override
  public Optional<Diagnosis> explain(Facts facts) {
    if (!facts.isTlsIntact()) {
      return Optional.empty();
    }
    List<MessageFault> faults = facts.sentWrongly();
    return faults.stream()
        .findFirst()
        .filter(first -> first.fault() == Outcome.LOST)
        .map(
            first ->
                new Diagnosis(
                    Mechanism.QUEUE_UNSYNCHRONIZED,
                    Whose.message(first.expected())
                        + " was taken from its sender and never left: producer and consumer lost"
                        + " count of the queue between them",
                    Facts.evidence(faults)));
  }
}
