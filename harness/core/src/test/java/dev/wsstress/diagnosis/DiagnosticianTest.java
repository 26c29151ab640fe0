package dev.wsstress.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.model.Blame;
import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.Observation;
import dev.wsstress.model.Observation.Closed;
import dev.wsstress.model.Observation.Thrown;
import dev.wsstress.model.RecordFact;
import dev.wsstress.model.RuntimeObservation.Environment;
import dev.wsstress.model.Side;
import dev.wsstress.model.TlsObservation.Direction;
import dev.wsstress.model.TlsObservation.RecordDisorder;
import dev.wsstress.model.TlsObservation.RecordsAccepted;
import dev.wsstress.model.TlsObservation.TlsFailure;
import dev.wsstress.tls.EngineBrokenException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DiagnosticianTest {
  private static final RecordFact R48 = new RecordFact(48, 90, "actor-1", "writer-A");
  private static final RecordFact R49 = new RecordFact(49, 90, "actor-2", "writer-B");
  private static final TlsFailure SERVER_SENT =
      new TlsFailure(3, 20, Side.SERVER, true, "bad_record_mac", "Tag mismatch!");
  private static final TlsFailure CLIENT_RECEIVED =
      new TlsFailure(3, 10, Side.CLIENT, false, "bad_record_mac", "Received fatal alert");

  private static RecordDisorder disorder(@Nullable RecordFact found) {
    return new RecordDisorder(3, 5, Direction.OUTBOUND, 48, 4711, R48, found);
  }

  private static RecordDisorder swapped() {
    return disorder(R49);
  }

  private static Diagnosis diagnose(Observation... observations) {
    return Diagnostician.diagnose(List.of(observations));
  }

  @Test
  void shouldNameBothRecordsTheirThreadsAndTheServersAlert() {
    Diagnosis diagnosis = diagnose(CLIENT_RECEIVED, SERVER_SENT, swapped());

    assertThat(diagnosis.mechanism()).isEqualTo(Mechanism.RECORDS_REORDERED);
    assertThat(diagnosis.sentence())
        .isEqualTo(
            "TLS records 48 and 49 left in the wrong order"
                + " (48 wrapped by actor-1, written by writer-A,"
                + " 49 wrapped by actor-2, written by writer-B);"
                + " the server answered bad_record_mac");
  }

  @Test
  void shouldCallAnAlertTheServersWhenOnlyTheClientSawIt() {
    assertThat(diagnose(swapped(), CLIENT_RECEIVED).sentence())
        .endsWith("; the server answered bad_record_mac");
  }

  @Test
  void shouldCallAnAlertTheClientsWhenTheClientSentIt() {
    TlsFailure clientSent =
        new TlsFailure(3, 9, Side.CLIENT, true, "unexpected_message", "what is this");

    assertThat(diagnose(swapped(), clientSent).sentence())
        .endsWith("; the client answered unexpected_message");
  }

  @Test
  void shouldClaimNoAlertThatNobodySaw() {
    assertThat(diagnose(swapped()).sentence()).endsWith("written by writer-B)");
  }

  @Test
  void shouldHoldTheDisorderAgainstWhatTheServerAccepted() {
    assertThat(diagnose(swapped(), new RecordsAccepted(3, 30, 48), SERVER_SENT).evidence())
        .containsExactly(
            "at byte 4711 of the wire record 48 was due and record 49 left",
            "the server accepted exactly the 48 records that had left in order before",
            "the server rejected a record with bad_record_mac (Tag mismatch!)");
  }

  @Test
  void shouldNotClaimAnAgreementThatThereIsNot() {
    assertThat(diagnose(swapped(), new RecordsAccepted(3, 30, 47)).evidence())
        .contains("the server accepted 47 records; 48 had left in order")
        .noneMatch(line -> line.contains("exactly"));
  }

  @Test
  void shouldSayThatARecordThatNeverLeftMayHaveBeenOverwritten() {
    RecordFact unseen = new RecordFact(48, 90, "actor-1", "");
    RecordDisorder never = new RecordDisorder(3, 5, Direction.OUTBOUND, 48, 4711, unseen, R49);

    assertThat(diagnose(never).evidence())
        .contains(
            "record 48 was not seen to leave before the connection ended: it was overtaken, or its"
                + " buffer was overwritten");
    assertThat(diagnose(swapped()).evidence()).noneMatch(line -> line.contains("overwritten"));
  }

  @Test
  void shouldSayThatARecordWasTorn() {
    Diagnosis diagnosis = diagnose(disorder(null), SERVER_SENT);

    assertThat(diagnosis.mechanism()).isEqualTo(Mechanism.RECORD_TORN);
    assertThat(diagnosis.sentence())
        .startsWith("TLS record 48 was torn on the wire")
        .contains("wrapped by actor-1")
        .endsWith("; the server answered bad_record_mac");
  }

  @Test
  void shouldSayThatATornRecordWasNeverSeenWhole() {
    RecordFact unseen = new RecordFact(48, 90, "actor-1", "");
    RecordDisorder torn = new RecordDisorder(3, 5, Direction.OUTBOUND, 48, 4711, unseen, null);

    assertThat(diagnose(torn).sentence()).endsWith("(wrapped by actor-1, never seen whole)");
  }

  @Test
  void shouldSayThatARecordLeftTwice() {
    RecordFact again = new RecordFact(40, 90, "actor-2", "writer-B");

    Diagnosis diagnosis = diagnose(disorder(again));

    assertThat(diagnosis.mechanism()).isEqualTo(Mechanism.RECORD_FOREIGN);
    assertThat(diagnosis.sentence())
        .startsWith("TLS records 48 and 40 did not leave once each")
        .contains("40 wrapped by actor-2, written by writer-B");
  }

  @Test
  void shouldNotPretendToKnowTheWrapperOfARecordThatIsYetToCome() {
    RecordFact unknown = new RecordFact(50, 0, "", "");
    RecordDisorder early = new RecordDisorder(3, 5, Direction.OUTBOUND, 50, 4711, unknown, R49);

    assertThat(diagnose(early).sentence())
        .contains("(50 not wrapped yet, 49 wrapped by actor-2, written by writer-B)");
  }

  @Test
  void shouldPreferADisorderOnTheWireToABadEnvironment() {
    Environment environment = new Environment(3, 1, "the server is gone", "start it");

    assertThat(diagnose(environment, swapped()).mechanism()).isEqualTo(Mechanism.RECORDS_REORDERED);
  }

  @Test
  void shouldSayWhatTheEnvironmentLacksAndWhatToDo() {
    Diagnosis diagnosis =
        diagnose(
            new Thrown(3, 1, Side.CLIENT, "java.io.IOException", "broken pipe"),
            new Environment(3, 2, "no file descriptor was left", "raise the limit"));

    assertThat(diagnosis)
        .isEqualTo(
            new Diagnosis(
                Mechanism.ENVIRONMENT,
                "no file descriptor was left",
                List.of("what to do: raise the limit"),
                List.of(Blame.HOST)));
  }

  @Test
  void shouldAdmitWhatItCannotExplainAndKeepAllThatWasSeen() {
    Closed closed = new Closed(3, 1, Side.CLIENT, 1006, "");
    Thrown thrown = new Thrown(3, 2, Side.CLIENT, "java.io.IOException", "broken pipe");

    assertThat(diagnose(closed, thrown))
        .isEqualTo(
            new Diagnosis(
                Mechanism.UNEXPLAINED,
                "not explained; the first thing seen was that the client saw close code 1006",
                List.of(
                    "the client saw close code 1006",
                    "the client got java.io.IOException: broken pipe")));
  }

  @Test
  void shouldNotExplainAnAlertByItself() {
    assertThat(diagnose(SERVER_SENT).mechanism()).isEqualTo(Mechanism.UNEXPLAINED);
  }

  @Test
  void shouldSayInWhichCallTheClientsEngineBroke() {
    Diagnosis diagnosis = diagnose(CLIENT_RECEIVED, engineBroken(Side.CLIENT));

    assertThat(diagnosis.mechanism()).isEqualTo(Mechanism.ENGINE_STATE_BROKEN);
    assertThat(diagnosis.sentence())
        .isEqualTo(
            "the client's TLS engine lost its own state: in TlsClientProtocol.readOutput:"
                + " java.lang.IllegalStateException: Not enough data to read");
    assertThat(diagnosis.evidence()).hasSize(2);
  }

  @Test
  void shouldBlameTheClientsEngineForItsOwnExceptionsOnly() {
    Thrown generic =
        new Thrown(3, 1, Side.CLIENT, "java.lang.ArrayIndexOutOfBoundsException", "in unwrap");

    // Nothing says where it came from.
    assertThat(diagnose(generic, CLIENT_RECEIVED).mechanism()).isEqualTo(Mechanism.UNEXPLAINED);
    assertThat(diagnose(generic, CLIENT_RECEIVED).blame()).isEmpty();
    assertThat(diagnose(engineBroken(Side.SERVER)).mechanism()).isEqualTo(Mechanism.UNEXPLAINED);
  }

  private static Thrown engineBroken(Side side) {
    EngineBrokenException broken =
        new EngineBrokenException(
            "TlsClientProtocol.readOutput", new IllegalStateException("Not enough data to read"));
    return new Thrown(
        3, 20, side, broken.getClass().getName(), String.valueOf(broken.getMessage()));
  }

  @Test
  void shouldSayThatNothingWasSeen() {
    assertThat(diagnose())
        .isEqualTo(
            new Diagnosis(
                Mechanism.UNEXPLAINED,
                "nothing was observed that explains the failure",
                List.of()));
  }
}
