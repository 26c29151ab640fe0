package dev.wsstress.diagnosis;

import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.Observation.Thrown;
import dev.wsstress.model.Side;
import dev.wsstress.tls.EngineBrokenException;
import java.util.Optional;

/**
 * Explains a client whose TLS engine threw what it has no reason to, as its caller tells. A record
 * that was rejected is not enough: records also break on their way.
 */
final class EngineStateRule implements Rule {
  @Override
  public Optional<Diagnosis> explain(SessionEvidence facts) {
    return facts.all().stream()
        .filter(Thrown.class::isInstance)
        .map(Thrown.class::cast)
        .filter(EngineStateRule::isOutOfTheClientsEngine)
        .findFirst()
        .map(first -> diagnosis(first, facts));
  }

  private static boolean isOutOfTheClientsEngine(Thrown thrown) {
    return thrown.side() == Side.CLIENT
        && thrown.type().equals(EngineBrokenException.class.getName());
  }

  private static Diagnosis diagnosis(Thrown first, SessionEvidence facts) {
    return new Diagnosis(
        Mechanism.ENGINE_STATE_BROKEN,
        "the client's TLS engine lost its own state: " + first.message(),
        facts.all().stream().map(seen -> seen.sentence()).toList());
  }
}
