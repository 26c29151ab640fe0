package dev.wsstress.diagnosis;

import static dev.wsstress.diagnosis.Misplaced.SERVER_LOST_IT;
import static dev.wsstress.diagnosis.Misplaced.at;
import static dev.wsstress.diagnosis.Misplaced.corrupted;
import static dev.wsstress.diagnosis.Misplaced.diagnose;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.Observation.MessageFault;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.Side;
import org.junit.jupiter.api.Test;

class ReleasedEarlyRuleTest {
  private static final MessageFault AT_CLIENT =
      corrupted(Side.CLIENT, at(3, 1, 8, 0), at(3, 1, 11, 0));

  @Test
  void shouldSayThatTheServerHadItWhole() {
    Diagnosis diagnosis = diagnose(AT_CLIENT, SERVER_LOST_IT);

    assertThat(diagnosis.mechanism()).isEqualTo(Mechanism.BUFFER_RELEASED_EARLY);
    assertThat(diagnosis.sentence())
        .contains("message 8 of stream 1 of session 3")
        .contains("block 0 of message 11 of stream 1 of session 3");
    assertThat(diagnosis.evidence()).contains("the server received every message intact");
  }

  @Test
  void shouldNotSpeakForAServerThatWasNotAsked() {
    assertThat(diagnose(AT_CLIENT).mechanism()).isEqualTo(Mechanism.UNEXPLAINED);
  }

  @Test
  void shouldNotBlameTheReceiverForWhatReachedTheServerBroken() {
    MessageFault atServer = corrupted(Side.SERVER, at(3, 1, 8, 0), at(3, 1, 11, 0));

    assertThat(diagnose(atServer, AT_CLIENT).mechanism()).isEqualTo(Mechanism.BUFFER_REUSED);
  }

  @Test
  void shouldNotExplainAGapThatOnlyTheClientSaw() {
    MessageFault gap =
        new MessageFault(3, 5, Side.CLIENT, Outcome.LOST, at(3, 1, 8, 0), at(3, 1, 9, 0), "a gap");

    assertThat(diagnose(gap, SERVER_LOST_IT).mechanism()).isEqualTo(Mechanism.UNEXPLAINED);
  }
}
