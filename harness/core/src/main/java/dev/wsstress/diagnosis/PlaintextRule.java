package dev.wsstress.diagnosis;

import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.Observation;
import dev.wsstress.model.TlsObservation.RecordDisorder;
import dev.wsstress.model.WireObservation.PlaintextLeak;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Application bytes left in clear: the worst that can be said of a session, so it is said first.
 */
final class PlaintextRule implements Rule {
  @Override
  public Optional<Diagnosis> explain(SessionEvidence facts) {
    return facts.first(PlaintextLeak.class).map(leak -> diagnosis(leak, facts));
  }

  private static Diagnosis diagnosis(PlaintextLeak leak, SessionEvidence facts) {
    List<String> evidence = new ArrayList<>(List.of(leak.sentence()));
    facts.first(RecordDisorder.class).map(Observation::sentence).ifPresent(evidence::add);
    return new Diagnosis(
        Mechanism.PLAINTEXT_ON_WIRE,
        leak.bytes()
            + " bytes of "
            + leak.whose()
            + " left without encryption: a buffer was sent while the engine was still encrypting in"
            + " it",
        evidence);
  }
}
