package dev.wsstress.diagnosis;

import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.Observation.MessageFault;
import dev.wsstress.model.StampAddress;
import java.util.List;
import java.util.Optional;

/**
 * The client sent, whole and over intact TLS, a message that had already been sent and delivered:
 * its sender lost count of what it holds. To use a buffer again too early can bring a message
 * before its time, and then twice, but never an old one back.
 */
final class QueueRule implements Rule {
  @Override
  public Optional<Diagnosis> explain(SessionEvidence facts) {
    if (!facts.isTlsIntact()) {
      return Optional.empty();
    }
    List<MessageFault> faults = facts.sentWrongly();
    return faults.stream()
        .filter(fault -> OldMessage.isMessage(fault, faults))
        .findFirst()
        .map(old -> diagnosis(old, faults));
  }

  private static Diagnosis diagnosis(MessageFault old, List<MessageFault> faults) {
    StampAddress came = old.found() == null ? old.expected() : old.found();
    String sentence =
        StampMatch.message(came)
            + " was delivered and then sent again, whole, where message "
            + old.expected().sequence()
            + " was due: producer and consumer lost count of the queue between them";
    return new Diagnosis(
        Mechanism.QUEUE_UNSYNCHRONIZED, sentence, SessionEvidence.evidence(faults));
  }
}
