package dev.wsstress.diagnosis;

import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.Observation.MessageFault;
import dev.wsstress.model.Observation.Negotiated;
import dev.wsstress.model.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * With permessage-deflate each message is made of pieces of those before it (RFC 7692 section
 * 7.1.1), so a context that two messages used at once gives anything: noise, pieces of other
 * messages, or a whole one. Where messages were compressed, what a stamp says of the way a wrong
 * byte came is worth nothing.
 */
final class SharedWindowRule implements Rule {
  private static final String DEFLATE = "permessage-deflate";

  @Override
  public Optional<Diagnosis> explain(SessionEvidence facts) {
    if (!facts.isTlsIntact() || !isCompressed(facts)) {
      return Optional.empty();
    }
    List<MessageFault> faults = facts.sentWrongly();
    return faults.stream()
        .filter(fault -> fault.fault() == Outcome.CORRUPTED)
        .findFirst()
        .map(first -> diagnosis(first, faults));
  }

  private static boolean isCompressed(SessionEvidence facts) {
    return facts.first(Negotiated.class).filter(n -> n.extension().equals(DEFLATE)).isPresent();
  }

  private static Diagnosis diagnosis(MessageFault first, List<MessageFault> faults) {
    List<String> evidence = new ArrayList<>(List.of("the session had agreed on " + DEFLATE));
    evidence.addAll(SessionEvidence.evidence(faults));
    return new Diagnosis(
        Mechanism.DEFLATE_STATE_BROKEN,
        StampMatch.message(first.expected())
            + " was inflated to other bytes over intact TLS, so its compression context was not the"
            + " one of the messages before it",
        evidence);
  }
}
