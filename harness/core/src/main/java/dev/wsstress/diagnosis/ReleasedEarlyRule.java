package dev.wsstress.diagnosis;

import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.Observation.MessageFault;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything reached the server intact, TLS authenticated what it sent, and yet the client read
 * other bytes: they changed after they were decrypted. Without the server's word it cannot be told.
 */
final class ReleasedEarlyRule implements Rule {
  @Override
  public Optional<Diagnosis> explain(SessionEvidence facts) {
    if (!facts.isTlsIntact() || !facts.hasServersView() || !facts.faults(Side.SERVER).isEmpty()) {
      return Optional.empty();
    }
    List<MessageFault> faults = facts.faults(Side.CLIENT);
    return faults.stream()
        .filter(fault -> fault.fault() == Outcome.CORRUPTED)
        .findFirst()
        .map(first -> diagnosis(first, faults));
  }

  private static Diagnosis diagnosis(MessageFault first, List<MessageFault> faults) {
    String sentence =
        StampMatch.message(first.expected())
            + " came to the client whole and was changed before the client was done reading: in its block "
            + first.expected().block()
            + " the client read "
            + StampMatch.bytes(first)
            + ", so the payload was given back too early";
    List<String> evidence = new ArrayList<>(List.of("the server received every message intact"));
    evidence.addAll(SessionEvidence.evidence(faults));
    return new Diagnosis(Mechanism.BUFFER_RELEASED_EARLY, sentence, evidence);
  }
}
