package dev.wsstress.diagnosis;

import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.Observation;
import dev.wsstress.model.Observation.Closed;
import dev.wsstress.model.Observation.MessageFault;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.TlsObservation.EngineShared;
import dev.wsstress.model.TlsObservation.RecordsAccepted;
import dev.wsstress.model.TlsObservation.TlsFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Explains what was wrong on the wire, a record, a frame or a message, by two threads that had been
 * inside of the engine that made it. Inside of the engine nobody looks, so whether it made a record
 * wrongly or records left in another order than it made them is not told apart; the lock that is
 * missing is the same.
 */
final class EngineSharedRule implements Rule {
  @Override
  public Optional<Diagnosis> explain(SessionEvidence facts) {
    return facts
        .first(EngineShared.class)
        .flatMap(shared -> wrongAfter(shared, facts).map(later -> diagnosis(shared, later, facts)));
  }

  private static Optional<Observation> wrongAfter(EngineShared shared, SessionEvidence facts) {
    return facts.all().stream()
        .filter(seen -> seen.atNanos() >= shared.atNanos() && isWrongOnTheWire(seen))
        .findFirst();
  }

  /** No exception and no end: these have other reasons. */
  private static boolean isWrongOnTheWire(Observation seen) {
    return seen instanceof MessageFault
        || (seen instanceof TlsFailure failure && failure.sent())
        || (seen instanceof Closed closed && closed.outcome() == Outcome.PROTOCOL_ERROR);
  }

  private static Diagnosis diagnosis(
      EngineShared shared, Observation wrong, SessionEvidence facts) {
    List<String> evidence = new ArrayList<>(List.of(shared.sentence(), wrong.sentence()));
    facts.first(RecordsAccepted.class).ifPresent(accepted -> evidence.add(accepted.sentence()));
    evidence.add(
        "one of: the engine made records wrongly, or they left in another order than it made them;"
            + " nobody looks inside of it, and one lock from the call to the socket keeps both");
    return new Diagnosis(
        Mechanism.ENGINE_STATE_BROKEN, shared.sentence() + "; then " + wrong.sentence(), evidence);
  }
}
