package dev.wsstress.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.WireObservation.PlaintextLeak;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlaintextRuleTest {
  private static final PlaintextLeak LEAK =
      new PlaintextLeak(Seen.SESSION, 7, 4711, 160, "message 8 of stream 1");

  private final Rule rule = new PlaintextRule();

  @Test
  void shouldSayHowMuchOfWhatLeftInClear() {
    Diagnosis diagnosis = Seen.explain(rule, LEAK).orElseThrow();

    assertThat(diagnosis.mechanism()).isEqualTo(Mechanism.PLAINTEXT_ON_WIRE);
    assertThat(diagnosis.sentence())
        .startsWith("160 bytes of message 8 of stream 1 left without encryption");
    assertThat(diagnosis.evidence())
        .containsExactly(
            "at byte 4711 of the wire 160 bytes of message 8 of stream 1 were in clear");
  }

  @Test
  void shouldKeepTheDisorderAsEvidence() {
    assertThat(Seen.explain(rule, Seen.ALERT, Seen.DISORDER, LEAK).orElseThrow().evidence())
        .containsExactly(LEAK.sentence(), Seen.DISORDER.sentence());
  }

  @Test
  void shouldComeBeforeEveryExplanationOfTheSameBytes() {
    assertThat(Diagnostician.diagnose(List.of(Seen.DISORDER, LEAK, Seen.ALERT)).mechanism())
        .isEqualTo(Mechanism.PLAINTEXT_ON_WIRE);
  }

  @Test
  void shouldClaimNothingFromARejectedRecord() {
    assertThat(Seen.explain(rule, Seen.DISORDER, Seen.ALERT)).isEmpty();
  }
}
