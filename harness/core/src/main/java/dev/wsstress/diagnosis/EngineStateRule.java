package dev.wsstress.diagnosis;

import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.Observation.Thrown;
import dev.wsstress.model.Side;
import dev.wsstress.model.TlsObservation.EngineShared;
import dev.wsstress.tls.EngineBrokenException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Explains a client whose TLS engine threw what it has no reason to: as its caller says, or as the
 * frames say where two threads were seen inside of that engine before. A record that was rejected
 * is not enough: records also break on their way. Nor is an exception without the two threads: an
 * engine may have a fault of its own.
 */
final class EngineStateRule implements Rule {
  @Override
  public Optional<Diagnosis> explain(SessionEvidence facts) {
    Optional<Diagnosis> said =
        facts
            .first(Thrown.class, EngineStateRule::isSaidToBeBroken)
            .map(
                first ->
                    new Diagnosis(
                        Mechanism.ENGINE_STATE_BROKEN,
                        "the client's TLS engine lost its own state: " + first.message(),
                        facts.all().stream().map(seen -> seen.sentence()).toList()));
    return said.isPresent()
        ? said
        : facts
            .first(EngineShared.class, shared -> shared.side() == Side.CLIENT)
            .flatMap(shared -> insideOf(shared, facts));
  }

  private static boolean isSaidToBeBroken(Thrown thrown) {
    return thrown.side() == Side.CLIENT
        && thrown.type().equals(EngineBrokenException.class.getName());
  }

  private static Optional<Diagnosis> insideOf(EngineShared shared, SessionEvidence facts) {
    return facts
        .first(
            Thrown.class,
            thrown ->
                thrown.side() == Side.CLIENT
                    && thrown.atNanos() >= shared.atNanos()
                    && ThrownOrigin.isInsideOfEngine(thrown))
        .map(thrown -> diagnosis(shared, thrown));
  }

  private static Diagnosis diagnosis(EngineShared shared, Thrown thrown) {
    List<String> evidence = new ArrayList<>(List.of(shared.sentence(), thrown.sentence()));
    thrown.frames().stream().limit(1).forEach(frame -> evidence.add("thrown at " + frame));
    evidence.add(
        "one of: what the engine keeps, and a buffer that both threads gave it; one lock around"
            + " each call of the engine keeps both");
    return new Diagnosis(
        Mechanism.ENGINE_STATE_BROKEN,
        shared.sentence() + "; then an exception came out of it: " + thrown.sentence(),
        evidence);
  }
}
