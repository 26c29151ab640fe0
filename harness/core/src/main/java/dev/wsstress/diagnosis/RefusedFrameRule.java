package dev.wsstress.diagnosis;

import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.Observation;
import dev.wsstress.model.Observation.Closed;
import dev.wsstress.model.Observation.Thrown;
import java.util.List;
import java.util.Optional;

/**
 * Over intact TLS a frame broke the WebSocket protocol, and nothing says whose it was: a close code
 * 1002 is the word of either side (RFC 6455 section 7.4.1), and a client that refuses a frame may
 * have read it wrongly. It names no mechanism, and says why not.
 */
final class RefusedFrameRule implements Rule {
  private static final int PROTOCOL_ERROR = 1002;

  @Override
  public Optional<Diagnosis> explain(SessionEvidence facts) {
    return facts.isTlsIntact()
        ? facts.first(Observation.class, RefusedFrameRule::isRefusal).map(RefusedFrameRule::unknown)
        : Optional.empty();
  }

  private static boolean isRefusal(Observation seen) {
    if (seen instanceof Thrown thrown) {
      return thrown.origin().endsWith("ProtocolException") && ThrownOrigin.isOfWebSocket(thrown);
    }
    return seen instanceof Closed closed && closed.code() == PROTOCOL_ERROR;
  }

  private static Diagnosis unknown(Observation refusal) {
    return new Diagnosis(
        Mechanism.UNEXPLAINED,
        "over intact TLS, a frame broke the protocol: "
            + refusal.sentence()
            + "; one of: the client sent it so, the server sent it so, or the client mixed what it"
            + " read; nothing that was seen tells these apart",
        SessionEvidence.evidence(List.of(refusal)));
  }
}
