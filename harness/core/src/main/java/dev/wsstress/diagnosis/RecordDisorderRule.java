package dev.wsstress.diagnosis;

import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.Observation;
import dev.wsstress.model.RecordFact;
import dev.wsstress.model.Side;
import dev.wsstress.model.TlsObservation.RecordDisorder;
import dev.wsstress.model.TlsObservation.RecordsAccepted;
import dev.wsstress.model.TlsObservation.TlsFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Explains records that left a client in another way than they were wrapped, and holds that against
 * what the peer said: a TLS receiver accepts exactly the records before the first that is out of
 * place (RFC 8446 section 5.2).
 */
final class RecordDisorderRule implements Rule {
  @Override
  public Optional<Diagnosis> explain(SessionEvidence facts) {
    return facts.first(RecordDisorder.class).map(disorder -> of(disorder, facts));
  }

  private static Diagnosis of(RecordDisorder disorder, SessionEvidence facts) {
    Mechanism mechanism = DisorderMechanism.of(disorder);
    Optional<TlsFailure> alert = alert(facts);
    String sentence = what(mechanism, disorder) + alert.map(a -> "; " + answered(a)).orElse("");
    List<String> evidence = new ArrayList<>();
    evidence.add(disorder.sentence());
    facts
        .first(RecordsAccepted.class)
        .ifPresent(accepted -> evidence.add(agreement(disorder, accepted)));
    for (Observation observation : facts.all()) {
      if (observation instanceof TlsFailure failure) {
        evidence.add(failure.sentence());
      }
    }
    if (mechanism == Mechanism.RECORDS_REORDERED && hasNeverLeft(disorder)) {
      evidence.add(
          "record "
              + disorder.expected().index()
              + " was not seen to leave before the connection ended: it was overtaken, or its"
              + " buffer was overwritten");
    }
    return new Diagnosis(mechanism, sentence, evidence);
  }

  private static boolean hasNeverLeft(RecordDisorder disorder) {
    RecordFact due = disorder.expected();
    return !due.wrappedBy().isEmpty() && due.writtenBy().isEmpty();
  }

  private static Optional<TlsFailure> alert(SessionEvidence facts) {
    Optional<TlsFailure> atServer =
        facts.all().stream()
            .filter(TlsFailure.class::isInstance)
            .map(TlsFailure.class::cast)
            .filter(f -> f.side() == Side.SERVER)
            .findFirst();
    return atServer.isPresent() ? atServer : facts.first(TlsFailure.class);
  }

  private static String answered(TlsFailure alert) {
    boolean byServer = alert.side() == Side.SERVER ? alert.sent() : !alert.sent();
    return "the " + (byServer ? "server" : "client") + " answered " + alert.alert();
  }

  private static String what(Mechanism mechanism, RecordDisorder disorder) {
    RecordFact due = disorder.expected();
    RecordFact came = disorder.found();
    if (mechanism == Mechanism.INBOUND_RECORDS_MIXED) {
      return inbound(due, came);
    }
    if (mechanism == Mechanism.NET_BUFFER_SHARED) {
      return overwritten(due, came);
    }
    if (came == null) {
      return "TLS record "
          + due.index()
          + " was torn on the wire: bytes of another record were written into it ("
          + RecordWords.threads(due)
          + ")";
    }
    String order =
        mechanism == Mechanism.RECORDS_REORDERED
            ? " left in the wrong order"
            : " did not leave once each";
    return "TLS records "
        + due.index()
        + " and "
        + came.index()
        + order
        + " ("
        + due.index()
        + " "
        + RecordWords.threads(due)
        + ", "
        + came.index()
        + " "
        + RecordWords.threads(came)
        + ")";
  }

  private static String overwritten(RecordFact due, @Nullable RecordFact came) {
    String inItsPlace = came == null ? "bytes of no record" : "record " + came.index();
    return "TLS record "
        + due.index()
        + " never left whole, and "
        + inItsPlace
        + " left in its place: its buffer was overwritten by another thread ("
        + due.index()
        + " "
        + RecordWords.threads(due)
        + (came == null ? "" : ", " + came.index() + " " + RecordWords.threads(came))
        + ")";
  }

  /**
   * Here a record is "wrapped" by who read it from the socket and "written" by who unwrapped it.
   */
  private static String inbound(RecordFact due, @Nullable RecordFact came) {
    String read = due.wrappedBy().isEmpty() ? "" : ", read by " + due.wrappedBy();
    return came == null
        ? "TLS record "
            + due.index()
            + " reached the engine as bytes of no record that arrived"
            + read
        : "TLS record "
            + came.index()
            + " reached the engine, on "
            + came.writtenBy()
            + ", where record "
            + due.index()
            + " was due"
            + read;
  }

  private static String agreement(RecordDisorder disorder, RecordsAccepted accepted) {
    long before = disorder.wirePosition();
    return accepted.records() == before
        ? "the server accepted exactly the " + before + " records that had left in order before"
        : "the server accepted "
            + accepted.records()
            + " records; "
            + before
            + " had left in order";
  }
}
