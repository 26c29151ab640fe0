package dev.wsstress.diagnosis;

import static dev.wsstress.diagnosis.Misplaced.again;
import static dev.wsstress.diagnosis.Misplaced.at;
import static dev.wsstress.diagnosis.Misplaced.corrupted;
import static dev.wsstress.diagnosis.Misplaced.diagnose;
import static dev.wsstress.diagnosis.Misplaced.gap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.Observation.MessageFault;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.Side;
import org.junit.jupiter.api.Test;

class ReusedBufferRuleTest {
  @Test
  void shouldNameTheLaterMessageWhoseBytesAreThere() {
    Diagnosis diagnosis = diagnose(corrupted(Side.SERVER, at(3, 0, 57, 256), at(3, 0, 58, 256)));

    assertThat(diagnosis.mechanism()).isEqualTo(Mechanism.BUFFER_REUSED);
    assertThat(diagnosis.sentence())
        .isEqualTo(
            "message 57 of stream 0 of session 3 left with bytes of another message: in its block"
                + " 256 stands block 256 of message 58 of stream 0 of session 3, so its buffer was"
                + " written again before it was out");
  }

  @Test
  void shouldKnowAMessageThatCameEarlyAndThenAgain() {
    assertThat(diagnose(gap(0, 7, 12), again(0, 13, 12)).mechanism())
        .isEqualTo(Mechanism.BUFFER_REUSED);
  }

  /** Sixty sends took the bytes of later ones: of these it is seen which came again, not first. */
  @Test
  void shouldKnowAMessageFromBehindAGapThatCameAgain() {
    assertThat(diagnose(gap(1, 5, 65), gap(0, 4, 63), again(0, 69, 67)).mechanism())
        .isEqualTo(Mechanism.BUFFER_REUSED);
  }

  /** A gap in one stream says nothing of another. */
  @Test
  void shouldNotTakeAnOldMessageOfAnotherStreamForOneThatCameEarly() {
    assertThat(diagnose(gap(1, 5, 6), again(0, 69, 67)).mechanism())
        .isEqualTo(Mechanism.QUEUE_UNSYNCHRONIZED);
  }

  /** Bytes of an earlier message are old contents; nobody wrote them over anything. */
  @Test
  void shouldNotCallBytesOfAnEarlierMessageReuse() {
    assertThat(diagnose(corrupted(Side.SERVER, at(3, 0, 57, 4), at(3, 0, 56, 4))).mechanism())
        .isEqualTo(Mechanism.UNEXPLAINED);
  }

  /** As seen in a real run: another session's mask over four bytes of the stamp of message 1945. */
  @Test
  void shouldNotTakeAMaskedStampForALaterMessage() {
    MessageFault masked = corrupted(Side.SERVER, at(3, 0, 1945, 13), at(3, 0, 2_419_787_673L, 13));

    assertThat(diagnose(masked).mechanism()).isEqualTo(Mechanism.UNEXPLAINED);
  }

  /**
   * As seen in a real run: one byte of the stamp of message 61 was masked, and all of its header.
   */
  @Test
  void shouldNotTakeAStampForALaterMessageWhereTheHeaderIsOfNone() {
    MessageFault masked =
        new MessageFault(
            3,
            9,
            Side.SERVER,
            Outcome.CORRUPTED,
            at(3, 0, 61, 0),
            at(3, 0, 232, 0),
            "message 61 of stream 0 in which block 0 carries the stamp of message 232; 2 of its 23"
                + " whole blocks differ; its header says magic 7a633281, version 44");

    assertThat(diagnose(masked).mechanism()).isEqualTo(Mechanism.UNEXPLAINED);
  }

  /** As seen in a real run: a mask over two bytes of one stamp of what goes to every session. */
  @Test
  void shouldTakeOneStampInWhatGoesToEverySessionForNoOtherMessage() {
    assertThat(
            diagnose(corrupted(Side.SERVER, at(-1, 0, 277, 11), at(-1, 3561, 277, 11))).mechanism())
        .isEqualTo(Mechanism.UNEXPLAINED);
  }

  @Test
  void shouldNotExplainNoise() {
    assertThat(diagnose(corrupted(Side.SERVER, at(3, 0, 57, 4), null)).mechanism())
        .isEqualTo(Mechanism.UNEXPLAINED);
  }
}
