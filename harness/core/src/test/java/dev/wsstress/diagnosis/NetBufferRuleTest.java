package dev.wsstress.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.Observation;
import dev.wsstress.model.RecordFact;
import dev.wsstress.model.Side;
import dev.wsstress.model.TlsObservation.RecordDisorder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetBufferRuleTest {
  private final Rule rule = new NetBufferRule();

  @ParameterizedTest
  @CsvSource({
    "java.nio.BufferOverflowException, ''",
    "java.nio.BufferUnderflowException, ''",
    "java.lang.IndexOutOfBoundsException, Index 7 out of bounds for length 5",
    "java.lang.ArrayIndexOutOfBoundsException, ''",
    "javax.crypto.ShortBufferException, Output buffer too small",
    "java.lang.IllegalArgumentException, newPosition > limit: (517 > 0)",
  })
  void shouldTakeAContradictionInABufferForASecondThread(String type, String message) {
    Observation thrown = Seen.thrown(Side.CLIENT, type, message);

    Diagnosis diagnosis = Seen.explain(rule, thrown, Seen.ALERT).orElseThrow();

    assertThat(diagnosis.mechanism()).isEqualTo(Mechanism.NET_BUFFER_SHARED);
    assertThat(diagnosis.sentence())
        .isEqualTo(
            "a network buffer was changed by another thread while it was in use: "
                + thrown.sentence());
    assertThat(diagnosis.evidence()).containsExactly(thrown.sentence());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.io.IOException",
        "java.nio.channels.ClosedChannelException",
        "java.lang.NullPointerException",
        "javax.net.ssl.SSLException",
        "java.lang.IllegalArgumentException",
      })
  void shouldNotBlameABufferForAnythingElse(String type) {
    assertThat(Seen.explain(rule, Seen.thrown(Side.CLIENT, type, "capacity < 0"))).isEmpty();
  }

  @Test
  void shouldNotBlameTheClientsBuffersForTheServersExceptions() {
    assertThat(Seen.explain(rule, Seen.thrown(Side.SERVER, "java.nio.BufferOverflowException", "")))
        .isEmpty();
  }

  @Test
  void shouldTellWhatBecameOfTheBytesOnTheWire() {
    Observation thrown = Seen.thrown(Side.CLIENT, "java.nio.BufferOverflowException", "");

    Diagnosis diagnosis = Seen.explain(rule, thrown, Seen.DISORDER).orElseThrow();

    assertThat(diagnosis.mechanism()).isEqualTo(Mechanism.NET_BUFFER_SHARED);
    assertThat(diagnosis.evidence()).containsExactly(thrown.sentence(), Seen.DISORDER.sentence());
  }

  @Test
  void shouldNotBlameABufferForWhatWasReadInDisorder() {
    RecordFact record = new RecordFact(48, 90, "reader-1", "reader-2");
    assertThat(
            Seen.explain(
                rule,
                Seen.thrown(Side.CLIENT, "java.nio.BufferOverflowException", ""),
                new RecordDisorder(
                    Seen.SESSION, 5, Mechanism.INBOUND_RECORDS_MIXED, 48, 4711, record, record)))
        .isEmpty();
  }
}
