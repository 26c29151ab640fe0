package dev.wsstress.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.Observation;
import dev.wsstress.model.Observation.MessageFault;
import dev.wsstress.model.Side;
import org.junit.jupiter.api.Test;

class MaskedTwiceRuleTest {
  private static final String MASKED = MessageFault.MASKED + " 01020304";

  private final Rule rule = new MaskedTwiceRule();

  private static Observation fault(Side side, long sequence, String detail) {
    return Seen.corrupted(side, sequence, detail);
  }

  @Test
  void shouldNameTheFirstMessageThatWasMaskedTwice() {
    Observation noise = fault(Side.SERVER, 7, "bytes of nobody");
    Observation first = fault(Side.SERVER, 8, MASKED);
    Observation second = fault(Side.SERVER, 9, MASKED);

    Diagnosis diagnosis = Seen.explain(rule, noise, first, second).orElseThrow();

    assertThat(diagnosis.mechanism()).isEqualTo(Mechanism.SESSIONS_SHARE_BUFFER);
    assertThat(diagnosis.sentence())
        .startsWith("message 8 of stream 1 left with another session's");
    assertThat(diagnosis.evidence())
        .containsExactly(
            first.sentence(),
            second.sentence(),
            "no TLS record was rejected, and none left out of order");
  }

  @Test
  void shouldClaimNothingFromOtherDamage() {
    assertThat(Seen.explain(rule, fault(Side.SERVER, 8, "bytes of nobody"))).isEmpty();
  }

  /**
   * A server does not mask (RFC 6455 section 5.1): what the client receives is no client's mask.
   */
  @Test
  void shouldClaimNothingFromWhatTheClientReceived() {
    assertThat(Seen.explain(rule, fault(Side.CLIENT, 8, MASKED))).isEmpty();
  }

  @Test
  void shouldClaimNothingAboveABrokenTls() {
    assertThat(Seen.explain(rule, fault(Side.SERVER, 8, MASKED), Seen.ALERT)).isEmpty();
    assertThat(Seen.explain(rule, Seen.DISORDER, fault(Side.SERVER, 8, MASKED))).isEmpty();
  }
}
