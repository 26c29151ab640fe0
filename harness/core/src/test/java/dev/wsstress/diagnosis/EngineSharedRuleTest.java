package dev.wsstress.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.Observation;
import dev.wsstress.model.Observation.Closed;
import dev.wsstress.model.Side;
import dev.wsstress.model.TlsObservation.EngineShared;
import dev.wsstress.model.TlsObservation.RecordsAccepted;
import dev.wsstress.model.TlsObservation.TlsFailure;
import java.util.List;
import org.junit.jupiter.api.Test;

class EngineSharedRuleTest {
  private final EngineSharedRule rule = new EngineSharedRule();

  @Test
  void shouldSayWhoWasInsideAndWhatWasRejectedThen() {
    Diagnosis diagnosis =
        Seen.explain(rule, sharedAt(10), Seen.ALERT, new RecordsAccepted(Seen.SESSION, 30, 12))
            .orElseThrow();

    assertThat(diagnosis.mechanism()).isEqualTo(Mechanism.ENGINE_STATE_BROKEN);
    assertThat(diagnosis.sentence())
        .isEqualTo(
            "two threads were inside of the client's TLS engine at once: actor-1 in readOutput and"
                + " actor-2 in writeApplicationData; then the server rejected a record with"
                + " bad_record_mac (Tag mismatch!)");
    assertThat(diagnosis.evidence())
        .hasSize(4)
        .contains("the server accepted 12 records")
        .last()
        .asString()
        .startsWith("one of: ");
  }

  @Test
  void shouldNotExplainWhatWasRejectedBefore() {
    assertThat(Seen.explain(rule, sharedAt(30), Seen.ALERT)).isEmpty();
  }

  /** What is spoilt in an engine may still be a record that is accepted. */
  @Test
  void shouldExplainWhatIsWrongInsideOfRecords() {
    Observation frames = new Closed(Seen.SESSION, 20, Side.CLIENT, 1002, "Fragmented Control");
    Observation bytes = Seen.corrupted(Side.SERVER, 4, "block 2 of message 4");

    assertThat(named(sharedAt(1), frames)).isEqualTo(Mechanism.ENGINE_STATE_BROKEN);
    assertThat(named(sharedAt(1), bytes)).isEqualTo(Mechanism.ENGINE_STATE_BROKEN);
    assertThat(named(sharedAt(30), frames)).isEqualTo(Mechanism.UNEXPLAINED);
  }

  @Test
  void shouldAccuseNobodyOfAnEngineForAConnectionThatEnded() {
    assertThat(Seen.explain(rule, sharedAt(1), new Closed(Seen.SESSION, 9, Side.CLIENT, 1006, "")))
        .isEmpty();
    assertThat(
            Seen.explain(
                rule, sharedAt(1), Seen.thrown(Side.CLIENT, "java.io.EOFException", "ended")))
        .isEmpty();
  }

  @Test
  void shouldAccuseNobodyOfAnEngineInWhichNothingWentWrong() {
    TlsFailure received =
        new TlsFailure(Seen.SESSION, 40, Side.CLIENT, false, "internal_error", "");

    assertThat(Seen.explain(rule, sharedAt(10))).isEmpty();
    assertThat(Seen.explain(rule, sharedAt(10), received)).isEmpty();
    assertThat(Seen.explain(rule, Seen.ALERT)).isEmpty();
  }

  @Test
  void shouldLeaveAnOrderThatWasSeenToTheJournal() {
    assertThat(named(sharedAt(1), Seen.DISORDER, Seen.ALERT))
        .isEqualTo(Mechanism.RECORDS_REORDERED);
    assertThat(named(sharedAt(1), Seen.ALERT)).isEqualTo(Mechanism.ENGINE_STATE_BROKEN);
  }

  private static Mechanism named(Observation... seen) {
    return Diagnostician.diagnose(List.of(seen)).mechanism();
  }

  private static EngineShared sharedAt(long nanos) {
    return new EngineShared(
        Seen.SESSION,
        nanos,
        Side.CLIENT,
        "actor-1",
        "readOutput",
        "actor-2",
        "writeApplicationData");
  }
}
