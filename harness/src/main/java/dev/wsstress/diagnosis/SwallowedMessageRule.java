package dev.wsstress.diagnosis;

import dev.wsstress.reports.result.Diagnosis;
import dev.wsstress.reports.result.Mechanism;
import dev.wsstress.reports.result.Observation.MessageFault;
import dev.wsstress.reports.result.Outcome;
import java.util.List;
import java.util.Optional;

/**
 * The client took a message, reported no failure, and never sent it, while over intact TLS the next
 * one left: it was lost between the two. Asked after the rules that know more, for a buffer that
 * was written over looks the same until what was written there leaves a second time.
 */
final class SwallowedMessageRule implements Rule {
  @Override
  public Optional<Diagnosis> explain(Facts facts) {
    if (!facts.isTlsIntact()) {
      return Optional.empty();
    }
    List<MessageFault> faults = facts.sentWrongly();
    return faults.stream()
        .filter(fault -> fault.fault() == Outcome.LOST)
        .findFirst()
        .map(gap -> diagnosis(gap, faults));
  }

  private static Diagnosis diagnosis(MessageFault gap, List<MessageFault> faults) {
    String sentence =
        Whose.message(gap.expected())
            + " was taken by the client and never left, though later ones did and no send failed:"
            + " producer and consumer lost count of the queue between them";
    return new Diagnosis(Mechanism.QUEUE_UNSYNCHRONIZED, sentence, Facts.evidence(faults));
  }
}
