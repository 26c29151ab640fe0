package dev.wsstress.render.page;

import dev.wsstress.model.Observation;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.RecordFact;
import dev.wsstress.model.RecordTrace;
import dev.wsstress.model.RunResult;
import dev.wsstress.model.Side;
import dev.wsstress.model.TlsObservation;
import dev.wsstress.model.TrialResult;
import dev.wsstress.model.TrialResult.End;
import dev.wsstress.model.Witness;
import dev.wsstress.results.Samples;
import java.util.List;

/** A run as most runs are: a hazard that swapped records 48 and 49, and a design that held. */
public final class Contrast {
  public static final RunResult RUN = Samples.run(End.COMPLETED, fired(), held(), silent());

  private Contrast() {}

  private static RunResult.Trial fired() {
    TrialResult result =
        Samples.result(
            1,
            Samples.hazard(),
            End.COMPLETED,
            Outcome.TLS_ALERT,
            12_345,
            Samples.diagnosis(Samples.OWN));
    Observation alert =
        new TlsObservation.TlsFailure(3, 1_234_567, Side.SERVER, true, "bad_record_mac", "tag");
    Witness witness =
        new Witness(
            3,
            Outcome.TLS_ALERT,
            Samples.diagnosis(Samples.OWN),
            1_234,
            1_234_567,
            List.of(alert),
            swapped());
    return new RunResult.Trial(result, List.of(witness), List.of(alert));
  }

  private static RecordTrace swapped() {
    return new RecordTrace(
        47,
        List.of(
            new RecordFact(47, 99, "writer-1", "writer-1"),
            new RecordFact(48, 99, "writer-1", "writer-1"),
            new RecordFact(49, 99, "writer-2", "writer-2")),
        List.of(47L, 49L, 48L));
  }

  private static RunResult.Trial held() {
    TrialResult result =
        Samples.result(2, Samples.design(), End.COMPLETED, Outcome.DELIVERED, 1_000_000, null);
    return new RunResult.Trial(result, List.of(), List.of());
  }

  private static RunResult.Trial silent() {
    TrialResult result =
        Samples.result(
            3, Samples.hazard("torn-record"), End.COMPLETED, Outcome.DELIVERED, 500, null);
    return new RunResult.Trial(result, List.of(), List.of());
  }
}
