package dev.wsstress.diagnosis;

import static dev.wsstress.diagnosis.Misplaced.again;
import static dev.wsstress.diagnosis.Misplaced.diagnose;
import static dev.wsstress.diagnosis.Misplaced.gap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.Observation.MessageFault;
import dev.wsstress.model.Observation.Thrown;
import dev.wsstress.model.RuntimeObservation.Stall;
import dev.wsstress.model.Side;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueueRuleTest {
  @Test
  void shouldKnowAnOldMessageThatCameBack() {
    Diagnosis diagnosis = diagnose(again(0, 604, 596));

    assertThat(diagnosis.mechanism()).isEqualTo(Mechanism.QUEUE_UNSYNCHRONIZED);
    assertThat(diagnosis.sentence())
        .startsWith("message 596 of stream 0 of session 3 was delivered and then sent again")
        .contains("where message 604 was due");
  }

  @Test
  void shouldKnowAnOldMessageDespiteALaterGap() {
    assertThat(diagnose(gap(0, 604, 607), again(0, 608, 596)).mechanism())
        .isEqualTo(Mechanism.QUEUE_UNSYNCHRONIZED);
  }

  @Test
  void shouldSayThatAMessageWasLostInTheClient() {
    Diagnosis diagnosis = diagnose(gap(1, 29, 30));

    assertThat(diagnosis.mechanism()).isEqualTo(Mechanism.QUEUE_UNSYNCHRONIZED);
    assertThat(diagnosis.sentence())
        .startsWith("message 29 of stream 1 of session 3 was taken from its sender and never left");
  }

  @Test
  void shouldSayThatAMessageWasTakenBeforeItWasThere() {
    MessageFault empty = Seen.corrupted(Side.SERVER, 29, MessageFault.EMPTY);

    Diagnosis diagnosis = diagnose(empty, gap(1, 29, 30));

    assertThat(diagnosis.mechanism()).isEqualTo(Mechanism.QUEUE_UNSYNCHRONIZED);
    assertThat(diagnosis.sentence())
        .startsWith("an empty message left where message 29 of stream 1 of session 3 was due");
    assertThat(diagnose(empty, Seen.ALERT).mechanism()).isEqualTo(Mechanism.UNEXPLAINED);
  }

  @Test
  void shouldNotExplainAGapBehindAFailedSend() {
    Thrown failed = new Thrown(3, 1, Side.CLIENT, "java.io.IOException", "no");

    assertThat(diagnose(failed, gap(1, 29, 30)).mechanism()).isEqualTo(Mechanism.UNEXPLAINED);
  }

  @Test
  void shouldNotExplainAGapBehindAStall() {
    Stall stall = new Stall(3, 1, 4, 2_000_000_000L, List.of());

    assertThat(diagnose(stall, gap(1, 29, 30)).mechanism()).isEqualTo(Mechanism.UNEXPLAINED);
  }

  @Test
  void shouldNotExplainAGapWhereTlsFailed() {
    assertThat(diagnose(gap(1, 29, 30), Seen.ALERT).mechanism()).isEqualTo(Mechanism.UNEXPLAINED);
  }
}
