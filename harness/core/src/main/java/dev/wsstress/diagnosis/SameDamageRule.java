package dev.wsstress.diagnosis;

import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.Observation.MessageFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Over intact TLS, a message that went to several sessions arrived with the same wrong bytes on
 * more than one of them. They have nothing in common below the payload: frames have masks, and
 * records keys, of their own. So the buffer that they all send from was written.
 */
final class SameDamageRule implements Rule {
  @Override
  public Optional<Diagnosis> explain(SessionEvidence facts) {
    if (!facts.isTlsIntact()) {
      return Optional.empty();
    }
    List<MessageFault> same =
        facts.sentWrongly().stream()
            .filter(fault -> facts.common().sessions(fault).size() > 1)
            .toList();
    return same.stream().findFirst().map(first -> diagnosis(first, same, facts));
  }

  private static Diagnosis diagnosis(
      MessageFault first, List<MessageFault> same, SessionEvidence facts) {
    String sentence =
        "message "
            + first.expected().sequence()
            + " of stream "
            + first.expected().stream()
            + " arrived with the same wrong bytes on sessions "
            + facts.common().sessions(first)
            + ", so they were wrong in the one buffer that all of them send from";
    List<String> evidence = new ArrayList<>(SessionEvidence.evidence(same));
    return new Diagnosis(Mechanism.SESSIONS_SHARE_BUFFER, sentence, evidence);
  }
}
