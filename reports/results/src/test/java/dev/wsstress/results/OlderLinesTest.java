package dev.wsstress.results;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.DueRecord;
import dev.wsstress.model.HiccupSummary;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.Observation;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.RecordFact;
import dev.wsstress.model.ResultLine;
import dev.wsstress.model.RuntimeObservation;
import dev.wsstress.model.Side;
import dev.wsstress.model.StampAddress;
import dev.wsstress.model.ThreadFact;
import dev.wsstress.model.TlsObservation;
import dev.wsstress.model.TrialResult;
import dev.wsstress.model.WireObservation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines as they were written before a field was added: they stay readable. */
class OlderLinesTest {
  @Test
  void shouldReadAStallThatSaysNothingOfLocksAndStreams() throws Exception {
    ResultLine line =
        ResultText.read(
            """
            {"type":"observation","trial":1,"observation":{"kind":"stall","session":3,"atNanos":5,\
            "inFlight":4,"silentNanos":2000000000,"threads":[{"name":"client-7","state":"WAITING",\
            "frames":["a.B.c(B.java:1)"]}]}}""");
    ThreadFact thread = new ThreadFact("client-7", "WAITING", List.of("a.B.c(B.java:1)"));
    assertThat(line)
        .isEqualTo(
            new ResultLine.Observed(
                1, new RuntimeObservation.Stall(3, 5, 4, 2_000_000_000L, List.of(thread))));
  }

  @Test
  void shouldReadATrialThatBlamesNobodyAndSawNoMachine() throws Exception {
    ResultLine line =
        ResultText.read(
            """
            {"type":"trial-finished","result":{"trial":2,"subject":{"name":"mutex","role":"DESIGN",\
            "rule":"one lock","twin":null,"expectation":{"kind":"FORBID","mechanisms":[]}},\
            "provider":"JDK","tls":"1.3","workload":"echo","seed":7,"end":"COMPLETED",\
            "sessionsAsked":1,"sessionsOpened":1,"sessionsBroken":1,"messagesVerified":9,\
            "bytesVerified":99,"elapsedNanos":5,"firstFailureNanos":3,"firstFailureMessages":9,\
            "outcome":"STALLED","outcomes":{"STALLED":1},"diagnosis":{"mechanism":"UNEXPLAINED",\
            "sentence":"it stood","evidence":[]},"latency":{"count":0,"p50Nanos":0,"p90Nanos":0,\
            "p99Nanos":0,"p999Nanos":0,"maxNanos":0}}}""");
    TrialResult result = ((ResultLine.TrialFinished) line).result();
    assertThat(result.hiccups()).isEqualTo(HiccupSummary.NONE);
    assertThat(result.subject().control()).isNull();
    assertThat(result.diagnosis())
        .isEqualTo(new Diagnosis(Mechanism.UNEXPLAINED, "it stood", List.of()));
  }

  @Test
  void shouldReadAnEnvironmentThatBlamesNobody() throws Exception {
    ResultLine line =
        ResultText.read(
            """
            {"type":"observation","trial":1,"observation":{"kind":"environment","session":0,\
            "atNanos":5,"problem":"no port","remedy":"free one"}}""");
    assertThat(((ResultLine.Observed) line).observation())
        .isEqualTo(new RuntimeObservation.Environment(0, 5, "no port", "free one", List.of()));
  }

  @Test
  void shouldReadACorruptedMessageOfWhichOnlyTheFirstBlockIsKnown() throws Exception {
    ResultLine line =
        ResultText.read(
            """
            {"type":"observation","trial":1,"observation":{"kind":"message-fault","session":3,\
            "atNanos":5,"side":"SERVER","fault":"CORRUPTED","expected":{"session":3,"stream":0,\
            "sequence":57,"block":2},"found":null,"detail":"noise"}}""");
    assertThat(((ResultLine.Observed) line).observation())
        .isEqualTo(
            new Observation.MessageFault(
                3,
                5,
                Side.SERVER,
                Outcome.CORRUPTED,
                new StampAddress(3, 0, 57, 2),
                null,
                "noise"));
  }

  /** A tap used to decide the mechanism. */
  @Test
  void shouldReadADisorderThatNamesItsMechanism() throws Exception {
    ResultLine line =
        ResultText.read(
            """
            {"type":"observation","trial":1,"observation":{"kind":"record-disorder","session":3,\
            "atNanos":5,"mechanism":"RECORDS_REORDERED","wirePosition":48,"wireOffset":4711,\
            "expected":{"index":48,"length":90,"wrappedBy":"a","writtenBy":"b"},\
            "found":{"index":49,"length":90,"wrappedBy":"c","writtenBy":"d"}}}""");
    Observation disorder = ((ResultLine.Observed) line).observation();
    assertThat(disorder)
        .isEqualTo(
            new TlsObservation.RecordDisorder(
                3,
                5,
                null,
                48,
                4711,
                new RecordFact(48, 90, "a", "b"),
                new RecordFact(49, 90, "c", "d"),
                DueRecord.UNKNOWN));
    assertThat(disorder.sentence())
        .isEqualTo("at byte 4711 of the wire record 48 was due and record 49 came");
  }

  @Test
  void shouldReadADisorderBehindATapProxyThatNamesItsMechanism() throws Exception {
    ResultLine line =
        ResultText.read(
            """
            {"type":"observation","trial":1,"observation":{"kind":"wire-disorder","session":3,\
            "atNanos":5,"mechanism":"RECORD_TORN","wirePosition":48,"wireOffset":4711,\
            "found":null,"cameLater":true}}""");
    assertThat(((ResultLine.Observed) line).observation())
        .isEqualTo(new WireObservation.WireDisorder(3, 5, 48, 4711, null, true));
  }

  @Test
  void shouldReadAnExceptionThatDoesNotSayWhereItCameFrom() throws Exception {
    ResultLine line =
        ResultText.read(
            """
            {"type":"observation","trial":1,"observation":{"kind":"thrown","session":3,\
            "atNanos":5,"side":"CLIENT","type":"java.io.IOException","message":"Broken pipe"}}""");
    assertThat(((ResultLine.Observed) line).observation())
        .isEqualTo(new Observation.Thrown(3, 5, Side.CLIENT, "java.io.IOException", "Broken pipe"));
  }
}
