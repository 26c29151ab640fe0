package dev.wsstress.diagnosis;

import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Observation;
import dev.wsstress.model.TlsObservation.RecordsAccepted;
import dev.wsstress.model.TlsObservation.TlsFailure;
import dev.wsstress.model.WireObservation.WireDisorder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A tap proxy saw records pass in another order than they were wrapped in, or torn. It knows no
 * threads, and needs no word of the client.
 */
final class WireDisorderRule implements Rule {
  @Override
  public Optional<Diagnosis> explain(SessionEvidence facts) {
    return facts.first(WireDisorder.class).map(disorder -> diagnosis(disorder, facts));
  }

  private static Diagnosis diagnosis(WireDisorder disorder, SessionEvidence facts) {
    List<String> evidence = new ArrayList<>(List.of(disorder.sentence()));
    facts
        .first(RecordsAccepted.class)
        .ifPresent(accepted -> evidence.add(agreement(disorder, accepted)));
    for (Observation seen : facts.all()) {
      if (seen instanceof TlsFailure failure) {
        evidence.add(failure.sentence());
      }
    }
    return new Diagnosis(DisorderMechanism.of(disorder), sentence(disorder), evidence);
  }

  private static String sentence(WireDisorder disorder) {
    long due = disorder.wirePosition();
    Long came = disorder.found();
    if (came == null) {
      return "TLS record "
          + due
          + " or the one before it was torn before it reached the tap proxy: what passed there is no"
          + " record";
    }
    if (came < due) {
      return "TLS record " + came + " left the client again where record " + due + " was due";
    }
    return "TLS records "
        + due
        + " and "
        + came
        + " left the client in the wrong order"
        + (disorder.cameLater() ? "" : ", or record " + due + " was lost: it never passed");
  }

  private static String agreement(WireDisorder disorder, RecordsAccepted accepted) {
    return "the server accepted "
        + accepted.records()
        + " records; "
        + disorder.wirePosition()
        + " had passed in order";
  }
}
