package dev.wsstress.diagnosis;

import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.Observation.MessageFault;
import dev.wsstress.model.Side;
import java.util.List;
import java.util.Optional;

/**
 * A server received a payload that differs from the right one by a WebSocket mask (RFC 6455 section
 * 5.3): somebody masked the payload itself while another session sent it.
 */
final class MaskedTwiceRule implements Rule {
  @Override
  public Optional<Diagnosis> explain(SessionEvidence facts) {
    if (!facts.isTlsIntact()) {
      return Optional.empty();
    }
    List<MessageFault> masked =
        facts.faults(Side.SERVER).stream()
            .filter(fault -> fault.detail().contains(MessageFault.MASKED))
            .toList();
    return masked.stream().findFirst().map(first -> diagnosis(first, masked));
  }

  private static Diagnosis diagnosis(MessageFault first, List<MessageFault> masked) {
    return new Diagnosis(
        Mechanism.SESSIONS_SHARE_BUFFER,
        "message "
            + first.expected().sequence()
            + " of stream "
            + first.expected().stream()
            + " left with another session's mask in its payload, so both masked one buffer",
        SessionEvidence.evidence(masked));
  }
}
