package dev.wsstress.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.Observation;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.RecordFact;
import dev.wsstress.model.RecordTrace;
import dev.wsstress.model.TlsObservation.Direction;
import dev.wsstress.model.TlsObservation.RecordDisorder;
import dev.wsstress.model.Witness;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ConsensusTest {
  private final List<Witness> witnesses = new ArrayList<>();

  private void named(Mechanism mechanism, Outcome outcome, Observation... seen) {
    int session = witnesses.size();
    Diagnosis diagnosis = new Diagnosis(mechanism, "session " + session, List.of());
    witnesses.add(
        new Witness(session, outcome, diagnosis, 0, session, List.of(seen), RecordTrace.EMPTY));
  }

  private void named(Mechanism mechanism) {
    named(mechanism, Outcome.CORRUPTED);
  }

  /** Record 4 was due and 6 left. */
  private void reordered(String fourWrittenBy) {
    RecordFact four = new RecordFact(4, 90, "actor-1", fourWrittenBy);
    RecordFact six = new RecordFact(6, 90, "actor-2", "actor-2");
    named(
        Mechanism.RECORDS_REORDERED,
        Outcome.TLS_ALERT,
        new RecordDisorder(0, 8, Direction.OUTBOUND, 4, 400, four, six));
  }

  private Mechanism mechanism() {
    return Objects.requireNonNull(Consensus.of(witnesses)).mechanism();
  }

  @Test
  void shouldFindNothingWithoutAWitness() {
    assertThat(Consensus.of(witnesses)).isNull();
  }

  @Test
  void shouldGoByTheMajorityInTheWordsOfItsFirst() {
    named(Mechanism.FRAMES_MIXED);
    named(Mechanism.BUFFER_REUSED);
    named(Mechanism.BUFFER_REUSED);
    assertThat(Objects.requireNonNull(Consensus.of(witnesses)).sentence()).isEqualTo("session 1");
  }

  @Test
  void shouldCountNobodyWhoCannotTellOrDidNotFail() {
    named(Mechanism.UNEXPLAINED);
    named(Mechanism.UNEXPLAINED);
    named(Mechanism.ENVIRONMENT, Outcome.INFRASTRUCTURE);
    named(Mechanism.ENVIRONMENT, Outcome.INFRASTRUCTURE);
    named(Mechanism.FRAMES_MIXED);
    assertThat(mechanism()).isEqualTo(Mechanism.FRAMES_MIXED);
  }

  /** As where the server was gone: nobody failed, and that is why. */
  @Test
  void shouldTellWhatKeptItFromBeingJudged() {
    named(Mechanism.ENVIRONMENT, Outcome.INFRASTRUCTURE);
    assertThat(mechanism()).isEqualTo(Mechanism.ENVIRONMENT);
  }

  @Test
  void shouldSayThatNothingExplainsItWhereNobodyCanTell() {
    named(Mechanism.UNEXPLAINED);
    assertThat(mechanism()).isEqualTo(Mechanism.UNEXPLAINED);
  }

  /** As it was seen: of eight sessions four had ended before their thread went on. */
  @Test
  void shouldLetBuffersDecideWhatBecameOfRecordsThatNeverLeft() {
    reordered("");
    reordered("");
    reordered("");
    named(Mechanism.NET_BUFFER_SHARED);
    named(Mechanism.NET_BUFFER_SHARED);
    assertThat(mechanism()).isEqualTo(Mechanism.NET_BUFFER_SHARED);
  }

  @Test
  void shouldNotLetOneSessionDecideForTheOthers() {
    reordered("");
    reordered("");
    named(Mechanism.NET_BUFFER_SHARED);
    assertThat(mechanism()).isEqualTo(Mechanism.RECORDS_REORDERED);
  }

  @Test
  void shouldBelieveInAnOvertakingThatWasSeenToItsEnd() {
    reordered("actor-1");
    reordered("actor-1");
    reordered("actor-1");
    named(Mechanism.NET_BUFFER_SHARED);
    named(Mechanism.NET_BUFFER_SHARED);
    assertThat(mechanism()).isEqualTo(Mechanism.RECORDS_REORDERED);
  }
}
