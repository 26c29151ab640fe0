package dev.wsstress.diagnosis;

import static dev.wsstress.diagnosis.Misplaced.at;
import static dev.wsstress.diagnosis.Misplaced.closed;
import static dev.wsstress.diagnosis.Misplaced.corrupted;
import static dev.wsstress.diagnosis.Misplaced.diagnose;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.Observation.MessageFault;
import dev.wsstress.model.Observation.Thrown;
import dev.wsstress.model.Side;
import dev.wsstress.model.StampAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FramesMixedRuleTest {
  private static final StampAddress DUE = at(3, 1, 2, 14);

  @Test
  void shouldSayWhereOneMessageGoesOverIntoTheOther() {
    Diagnosis diagnosis = diagnose(corrupted(Side.SERVER, DUE, at(3, 0, 4, 0)));

    assertThat(diagnosis.mechanism()).isEqualTo(Mechanism.FRAMES_MIXED);
    assertThat(diagnosis.sentence())
        .contains("message 2 of stream 1 goes over, at block 14, into block 0 of message 4");
  }

  /** The header of a second message at the second block of a short first one. */
  @Test
  void shouldTellASpliceFromABufferWrittenOverOneBlockAway() {
    MessageFault spliced = corrupted(Side.SERVER, at(3, 1, 2, 1), at(3, 0, 4, 0));

    assertThat(diagnose(spliced).mechanism()).isEqualTo(Mechanism.FRAMES_MIXED);
  }

  @ParameterizedTest
  @ValueSource(longs = {14, 15})
  void shouldLeaveBytesInTheirPlaceToTheBuffers(long block) {
    assertThat(diagnose(corrupted(Side.SERVER, DUE, at(3, 0, 4, block))).mechanism())
        .isEqualTo(Mechanism.BUFFER_REUSED);
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  void shouldKnowAProtocolErrorByItsCode(Side side) {
    assertThat(diagnose(closed(side, 1002)).mechanism()).isEqualTo(Mechanism.FRAMES_MIXED);
    assertThat(diagnose(closed(side, 1006)).mechanism()).isEqualTo(Mechanism.UNEXPLAINED);
  }

  @Test
  void shouldKnowThatTheLibraryRefusedAFragment() {
    Thrown refused =
        new Thrown(
            3,
            1,
            Side.CLIENT,
            "org.eclipse.jetty.websocket.core.exception.ProtocolException",
            "CONTINUATION after fin==true");

    assertThat(diagnose(refused).mechanism()).isEqualTo(Mechanism.FRAMES_MIXED);
    assertThat(diagnose(refused).sentence()).contains("CONTINUATION after fin==true");
  }

  @Test
  void shouldNotSayAnythingOfFramesWhereTlsFailed() {
    assertThat(diagnose(closed(Side.SERVER, 1002), Seen.ALERT).mechanism())
        .isEqualTo(Mechanism.UNEXPLAINED);
  }
}
