package dev.wsstress.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.Observation;
import dev.wsstress.model.Observation.Closed;
import dev.wsstress.model.Side;
import dev.wsstress.model.TlsObservation.ConcurrentReaders;
import dev.wsstress.model.TlsObservation.TlsFailure;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SharedReadingRuleTest {
  private static final ConcurrentReaders MET =
      new ConcurrentReaders(Seen.SESSION, 5, "reader-3", "reader-3b");
  private static final Observation OVERFLOW =
      Seen.thrown(
          Side.CLIENT,
          "java.nio.BufferOverflowException",
          "null",
          Seen.frames(
              "java.nio.HeapByteBuffer.put(HeapByteBuffer.java:209)",
              "dev.wsstress.wire.Inbound.append(Inbound.java:80)"));
  private static final Observation REFUSED =
      Seen.thrown(
          Side.CLIENT,
          "dev.wsstress.wire.WireProtocolException",
          "a fragment continues no message",
          Seen.frames("dev.wsstress.wire.MessageAssembler.frame(MessageAssembler.java:44)"));

  private final Rule rule = new SharedReadingRule();

  static Stream<Observation> whatGoesWrongInReading() {
    return Stream.of(
        OVERFLOW,
        REFUSED,
        Seen.corrupted(Side.CLIENT, 20, "block 2 of message 20"),
        new TlsFailure(Seen.SESSION, 9, Side.CLIENT, true, "bad_record_mac", "Tag mismatch"));
  }

  static Stream<Observation> whatHasOtherReasons() {
    return Stream.of(
        Seen.thrown(Side.CLIENT, "java.nio.channels.ClosedChannelException", ""),
        Seen.thrown(Side.SERVER, "java.nio.BufferOverflowException", "null"),
        Seen.thrown(Side.CLIENT, "java.nio.BufferOverflowException", "no frames"),
        Seen.thrown(
            Side.CLIENT,
            "java.nio.BufferOverflowException",
            "",
            Seen.frames("java.nio.HeapByteBuffer.put", "com.example.Queue.put(Queue.java:31)")),
        Seen.thrown(Side.CLIENT, "com.example.ProtocolException", "no frames"),
        Seen.thrown(
            Side.CLIENT,
            "com.example.ProtocolException",
            "of the application",
            Seen.frames("com.example.Chat.read(Chat.java:9)")),
        Seen.thrown(
            Side.CLIENT,
            "org.eclipse.jetty.websocket.core.exception.ProtocolException",
            "CONTINUATION after fin==true",
            Seen.frames(
                "org.eclipse.jetty.websocket.core.internal.WebSocketSessionState.checkDataSequence",
                "org.eclipse.jetty.websocket.core.internal.WebSocketSessionState.onOutgoingFrame")),
        Seen.corrupted(Side.SERVER, 20, "block 2 of message 20"),
        new TlsFailure(Seen.SESSION, 9, Side.CLIENT, false, "bad_record_mac", "received"),
        Seen.ALERT,
        new Closed(Seen.SESSION, 9, Side.SERVER, 1002, ""));
  }

  @ParameterizedTest
  @MethodSource("whatGoesWrongInReading")
  void shouldExplainWhatGoesWrongInReading(Observation failure) {
    Diagnosis diagnosis = Seen.explain(rule, MET, failure).orElseThrow();

    assertThat(diagnosis.mechanism()).isEqualTo(Mechanism.INBOUND_RECORDS_MIXED);
    assertThat(diagnosis.sentence())
        .isEqualTo(
            "two threads read the client's session at once: reader-3 and reader-3b; then "
                + failure.sentence());
  }

  @ParameterizedTest
  @MethodSource("whatHasOtherReasons")
  void shouldNotExplainWhatHasOtherReasons(Observation failure) {
    assertThat(Seen.explain(rule, MET, failure)).isEmpty();
    assertThat(Seen.explain(rule, MET, failure, OVERFLOW)).isEmpty();
  }

  @Test
  void shouldNotExplainWhatWasWrongBefore() {
    ConcurrentReaders later = new ConcurrentReaders(Seen.SESSION, 50, "reader-3", "reader-3b");

    assertThat(Seen.explain(rule, OVERFLOW, later)).isEmpty();
    assertThat(Seen.explain(rule, OVERFLOW)).isEmpty();
    assertThat(Seen.explain(rule, MET)).isEmpty();
  }

  /** The client that reads mixed frames says 1002 itself. */
  @Test
  void shouldNotTakeTheClientsOwnComplaintForTheServers() {
    assertThat(
            Diagnostician.diagnose(
                    List.of(MET, REFUSED, new Closed(Seen.SESSION, 30, Side.SERVER, 1002, "")))
                .mechanism())
        .isEqualTo(Mechanism.INBOUND_RECORDS_MIXED);
  }

  @Test
  void shouldLeaveADisorderThatWasSeenToTheJournal() {
    assertThat(Seen.explain(rule, MET, Seen.DISORDER, OVERFLOW)).isEmpty();
  }
}
