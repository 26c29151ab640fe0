package dev.wsstress.diagnosis;

import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.TlsObservation.RecordsAccepted;
import dev.wsstress.model.TlsObservation.TlsFailure;
import dev.wsstress.model.WireObservation.RecordsForwarded;
import java.util.List;
import java.util.Optional;

/**
 * All that a tap proxy can know of a record that was rejected under TLS 1.3: which one it was, and
 * that it passed whole. It names no mechanism, and says why not.
 */
final class HiddenOrderRule implements Rule {
  @Override
  public Optional<Diagnosis> explain(SessionEvidence facts) {
    Optional<RecordsForwarded> passed = facts.first(RecordsForwarded.class);
    Optional<RecordsAccepted> accepted = facts.first(RecordsAccepted.class);
    return passed
        .filter(records -> !records.numbered() && accepted.isPresent())
        .filter(records -> facts.first(TlsFailure.class).isPresent())
        .map(records -> diagnosis(records, accepted.get(), facts));
  }

  private static Diagnosis diagnosis(
      RecordsForwarded passed, RecordsAccepted accepted, SessionEvidence facts) {
    long count = accepted.records();
    String sentence =
        "the server accepted "
            + count
            + " of the "
            + passed.records()
            + " records that passed the tap proxy and rejected record "
            + count
            + ", which had passed whole: one of swapped, repeated, lost before it, or changed"
            + " inside; without a journal and without numbers on the wire these cannot be told apart";
    List<String> evidence =
        facts.all().stream()
            .filter(TlsFailure.class::isInstance)
            .map(seen -> seen.sentence())
            .toList();
    return new Diagnosis(Mechanism.UNEXPLAINED, sentence, evidence);
  }
}
