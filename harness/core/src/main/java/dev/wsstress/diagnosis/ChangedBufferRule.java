package dev.wsstress.diagnosis;

import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.Observation;
import dev.wsstress.model.RecordFact;
import dev.wsstress.model.TlsObservation.RecordDisorder;
import dev.wsstress.model.TlsObservation.RecordsAccepted;
import dev.wsstress.model.TlsObservation.TlsFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * By the journal another record left where one was due, or none that was wrapped, and the server
 * accepted it there. A receiver accepts a record only in its own place (RFC 8446 section 5.3), so
 * what left was right and what had been noted of a wrap was not what the engine had made: the
 * buffer was changed between the two. Where each writer has its own no thread can do that.
 */
final class ChangedBufferRule implements Rule {
  /** Of these the server's count says nothing. */
  private static final Set<Mechanism> OTHERS =
      Set.of(Mechanism.INBOUND_RECORDS_MIXED, Mechanism.NET_BUFFER_SHARED);

  @Override
  public Optional<Diagnosis> explain(SessionEvidence facts) {
    Optional<RecordsAccepted> accepted = facts.first(RecordsAccepted.class);
    return facts
        .first(RecordDisorder.class)
        .filter(disorder -> !OTHERS.contains(DisorderMechanism.of(disorder)))
        .filter(disorder -> accepted.filter(a -> isBeyond(a, disorder)).isPresent())
        .map(disorder -> diagnosis(disorder, accepted.orElseThrow(), facts));
  }

  private static boolean isBeyond(RecordsAccepted accepted, RecordDisorder disorder) {
    return accepted.records() > disorder.wirePosition();
  }

  private static Diagnosis diagnosis(
      RecordDisorder disorder, RecordsAccepted accepted, SessionEvidence facts) {
    List<String> evidence = new ArrayList<>(List.of(disorder.sentence()));
    evidence.add(
        "the server accepted "
            + accepted.records()
            + " records, so also that one in its place: a receiver accepts no other there");
    for (Observation seen : facts.all()) {
      if (seen instanceof TlsFailure failure) {
        evidence.add(failure.sentence());
      }
    }
    return new Diagnosis(Mechanism.NET_BUFFER_SHARED, sentence(disorder), evidence);
  }

  private static String sentence(RecordDisorder disorder) {
    RecordFact came = disorder.found();
    String other =
        came == null
            ? "bytes of no record"
            : "record " + came.index() + " (" + RecordWords.threads(came) + ")";
    return "the buffer of TLS record "
        + disorder.expected().index()
        + " was changed by another thread before it was noted what the engine had made there ("
        + RecordWords.threads(disorder.expected())
        + "): by the journal "
        + other
        + " left in its place, and the server accepted that there";
  }
}
