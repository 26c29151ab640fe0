package dev.wsstress.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.model.Mechanism;
import dev.wsstress.model.Observation;
import dev.wsstress.model.Observation.MessageFault;
import dev.wsstress.model.Observation.Negotiated;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.Side;
import dev.wsstress.model.StampAddress;
import dev.wsstress.model.TlsObservation.TlsFailure;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedWindowRuleTest {
  private static final Observation DEFLATE = new Negotiated(2, 0, "permessage-deflate");
  private static final Observation GARBLED = fault(Outcome.CORRUPTED, Side.SERVER);

  private static MessageFault fault(Outcome fault, Side side) {
    StampAddress due = new StampAddress(2, 0, 8, 0);
    return new MessageFault(2, 9, side, fault, due, new StampAddress(2, 1, 16, 0), "message 8");
  }

  private static Mechanism mechanism(Observation... seen) {
    return Diagnostician.diagnose(List.of(seen)).mechanism();
  }

  @Test
  void shouldBlameTheContextOfACompressedMessageThatCameGarbled() {
    assertThat(mechanism(DEFLATE, GARBLED)).isEqualTo(Mechanism.DEFLATE_STATE_BROKEN);
  }

  @Test
  void shouldNotBlameItWhereNothingWasCompressed() {
    assertThat(mechanism(GARBLED)).isEqualTo(Mechanism.BUFFER_REUSED);
  }

  @Test
  void shouldNotBlameItForALossOrForWhatTheClientReceived() {
    assertThat(mechanism(DEFLATE, fault(Outcome.LOST, Side.SERVER)))
        .isEqualTo(Mechanism.QUEUE_UNSYNCHRONIZED);
    assertThat(mechanism(DEFLATE, fault(Outcome.CORRUPTED, Side.CLIENT)))
        .isNotEqualTo(Mechanism.DEFLATE_STATE_BROKEN);
  }

  @Test
  void shouldLeaveBrokenTlsToOthers() {
    assertThat(
            mechanism(DEFLATE, GARBLED, new TlsFailure(2, 1, Side.SERVER, true, "bad", "detail")))
        .isNotEqualTo(Mechanism.DEFLATE_STATE_BROKEN);
  }
}
