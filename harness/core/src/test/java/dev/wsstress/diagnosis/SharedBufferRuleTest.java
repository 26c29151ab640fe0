package dev.wsstress.diagnosis;

import static dev.wsstress.diagnosis.Misplaced.at;
import static dev.wsstress.diagnosis.Misplaced.corrupted;
import static dev.wsstress.diagnosis.Misplaced.diagnose;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.Observation.MessageFault;
import dev.wsstress.model.Side;
import org.junit.jupiter.api.Test;

class SharedBufferRuleTest {
  private static final MessageFault FOREIGN =
      corrupted(Side.SERVER, at(3, 0, 57, 12), at(2, 1, 9, 12));

  @Test
  void shouldNameMessageBlockAndTheOtherSession() {
    Diagnosis diagnosis = diagnose(FOREIGN);

    assertThat(diagnosis.mechanism()).isEqualTo(Mechanism.SESSIONS_SHARE_BUFFER);
    assertThat(diagnosis.sentence())
        .contains("message 57 of stream 0 of session 3")
        .contains("block 12 of message 9 of stream 1 of session 2");
    assertThat(diagnosis.evidence())
        .containsExactly(
            "server received what the oracle says",
            "no TLS record was rejected, and none left out of order");
  }

  @Test
  void shouldNotTakeNoiseThatReadsLikeAStampForASession() {
    MessageFault noise = corrupted(Side.SERVER, at(3, 0, 57, 12), at(1024, 0, 41, 5632));

    assertThat(diagnose(noise).mechanism()).isEqualTo(Mechanism.UNEXPLAINED);
  }

  @Test
  void shouldBlameNoBufferWhereTlsFailed() {
    assertThat(diagnose(FOREIGN, Seen.ALERT).mechanism()).isEqualTo(Mechanism.UNEXPLAINED);
  }

  @Test
  void shouldBlameNoSenderForWhatOnlyTheClientSaw() {
    MessageFault atClient = corrupted(Side.CLIENT, at(3, 0, 57, 12), at(2, 1, 9, 12));

    assertThat(diagnose(atClient, Misplaced.SERVER_LOST_IT).mechanism())
        .isEqualTo(Mechanism.BUFFER_RELEASED_EARLY);
  }
}
