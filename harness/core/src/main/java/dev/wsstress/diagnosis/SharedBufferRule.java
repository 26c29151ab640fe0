package dev.wsstress.diagnosis;

import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.Observation.MessageFault;
import dev.wsstress.model.StampAddress;
import java.util.List;
import java.util.Optional;

/** Over intact TLS a server received, on one session, what the client sent for another. */
final class SharedBufferRule implements Rule {
  @Override
  public Optional<Diagnosis> explain(SessionEvidence facts) {
    if (!facts.isTlsIntact()) {
      return Optional.empty();
    }
    List<MessageFault> foreign =
        facts.sentWrongly().stream().filter(SharedBufferRule::isForeign).toList();
    return foreign.stream().findFirst().map(first -> diagnosis(first, foreign));
  }

  private static boolean isForeign(MessageFault fault) {
    StampAddress came = fault.found();
    return came != null
        && came.session() != fault.expected().session()
        && StampMatch.isInPlace(fault);
  }

  private static Diagnosis diagnosis(MessageFault first, List<MessageFault> foreign) {
    StampAddress due = first.expected();
    String sentence =
        StampMatch.message(due)
            + " left with bytes of another session: in its block "
            + due.block()
            + " stands "
            + StampMatch.bytes(first)
            + ", so both sessions wrote to one buffer";
    return new Diagnosis(
        Mechanism.SESSIONS_SHARE_BUFFER, sentence, SessionEvidence.evidence(foreign));
  }
}
