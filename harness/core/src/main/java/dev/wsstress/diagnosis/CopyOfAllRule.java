package dev.wsstress.diagnosis;

import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.Observation.MessageFault;
import java.util.List;
import java.util.Optional;

/**
 * Over intact TLS, what goes to every session was damaged, and some session got of it what it had
 * had before. Its own sender may have lost count, or another session, which was behind, wrote to
 * the same buffer: the bytes are the same. It names neither, and says how to tell.
 */
final class CopyOfAllRule implements Rule {
  @Override
  public Optional<Diagnosis> explain(SessionEvidence facts) {
    if (!facts.isTlsIntact() || !facts.common().isStaleOfAll()) {
      return Optional.empty();
    }
    List<MessageFault> faults = facts.sentWrongly();
    return faults.stream().findFirst().map(first -> diagnosis(first, faults));
  }

  private static Diagnosis diagnosis(MessageFault first, List<MessageFault> faults) {
    String sentence =
        "messages that go to every session, such as message "
            + first.expected().sequence()
            + " of stream "
            + first.expected().stream()
            + ", left damaged, and some left that had left before: one of a queue whose ends lost"
            + " count, and a buffer that several sessions write to; every session's copy has the"
            + " same address, so these cannot be told apart; a load in which each session sends messages"
            + " of its own would tell";
    return new Diagnosis(Mechanism.UNEXPLAINED, sentence, SessionEvidence.evidence(faults));
  }
}
