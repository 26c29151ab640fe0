package dev.wsstress.diagnosis;

import dev.wsstress.reports.result.Diagnosis;
import dev.wsstress.reports.result.Mechanism;
import dev.wsstress.reports.result.TlsObservation.EngineShared;
import dev.wsstress.reports.result.TlsObservation.RecordsAccepted;
import dev.wsstress.reports.result.TlsObservation.TlsFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Explains a rejected record by two threads that were inside of the engine that made it, before it
 * was rejected. Inside of the engine nobody looks, so whether it was made wrongly or left in
 * another order than it was made is not told apart; the lock that is missing is the same.
 */
final class EngineSharedRule implements Rule {
  @Override
  public Optional<Diagnosis> explain(Facts facts) {
    return facts
        .first(EngineShared.class)
        .flatMap(
            shared -> rejectedAfter(shared, facts).map(later -> diagnosis(shared, later, facts)));
  }

  private static Optional<TlsFailure> rejectedAfter(EngineShared shared, Facts facts) {
    return facts.all().stream()
        .filter(TlsFailure.class::isInstance)
        .map(TlsFailure.class::cast)
        .filter(failure -> failure.sent() && failure.atNanos() >= shared.atNanos())
        .findFirst();
  }

  private static Diagnosis diagnosis(EngineShared shared, TlsFailure rejected, Facts facts) {
    List<String> evidence = new ArrayList<>(List.of(shared.sentence(), rejected.sentence()));
    facts.first(RecordsAccepted.class).ifPresent(accepted -> evidence.add(accepted.sentence()));
    evidence.add(
        "one of: the engine made the record wrongly, or records left in another order than it made"
            + " them; nobody looks inside of it, and one lock from the call to the socket keeps"
            + " both");
    return new Diagnosis(
        Mechanism.ENGINE_STATE_BROKEN,
        shared.sentence()
            + "; then the "
            + rejected.side().word()
            + " rejected a record with "
            + rejected.alert(),
        evidence);
  }
}
