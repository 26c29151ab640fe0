package dev.wsstress.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.message.MessageCodec;
import dev.wsstress.model.Observation.MessageFault;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.Side;
import dev.wsstress.model.StampAddress;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DamagedMessageTest {
  private final StreamOracle oracle = new StreamOracle(Side.CLIENT, Messages.SESSION);

  private MessageFault fault(byte[] message) {
    return Objects.requireNonNull(oracle.accept(Messages.received(message), 0));
  }

  private void deliver(int count) {
    for (int i = 0; i < count; i++) {
      assertThat(oracle.accept(Messages.received(Messages.own(0, i, 48)), 0)).isNull();
    }
  }

  @Test
  void shouldSayInOneSentenceWhoseBytesCame() {
    deliver(57);
    byte[] message = Messages.own(0, 57, 32 + 64 * 16);
    System.arraycopy(Messages.own(0, 58, 1056), 32 + 12 * 16, message, 32 + 12 * 16, 16);
    MessageFault fault = fault(message);
    assertThat(fault.sentence())
        .isEqualTo(
            "client received message 57 of stream 0 in which block 12 carries the stamp of"
                + " message 58 (same stream, later); 1 of its 64 whole blocks differ");
    assertThat(fault.expected()).isEqualTo(new StampAddress(Messages.SESSION, 0, 57, 12));
    assertThat(fault.found()).isEqualTo(new StampAddress(Messages.SESSION, 0, 58, 12));
  }

  @Test
  void shouldSayThatTheDamageIsOlderThanTheChecksum() {
    byte[] message = Messages.own(0, 0, 64);
    message[40] ^= 1;
    ByteBuffer bytes = ByteBuffer.wrap(message);
    bytes.putInt(24, new MessageCodec().computeCrc(bytes));
    assertThat(fault(message).detail())
        .endsWith("its CRC-32 holds, so it was computed over these bytes");
  }

  @Test
  void shouldSayThatOnlyTheChecksumIsWrong() {
    byte[] message = Messages.own(0, 0, 64);
    message[24] ^= 1;
    MessageFault fault = fault(message);
    assertThat(fault.detail()).startsWith("message 0 of stream 0 whose header says CRC-32 ");
    assertThat(fault.found()).isNull();
  }

  @Test
  void shouldExpectTheMessageThatIsDueWhenNothingElseIsLeftOfIt() {
    deliver(3);
    byte[] message = Messages.own(0, 3, 100);
    java.util.Arrays.fill(message, (byte) 0xEE);
    MessageFault fault = fault(message);
    assertThat(fault.fault()).isEqualTo(Outcome.CORRUPTED);
    assertThat(fault.expected()).isEqualTo(new StampAddress(Messages.SESSION, 0, 3, 0));
    assertThat(fault.detail())
        .contains("holds no stamp but eeee", "its header says magic eeeeeeee");
    assertThat(fault(Messages.own(0, 4, 48)).fault()).isEqualTo(Outcome.LOST);
  }

  @Test
  void shouldTrustADamagedMessageThatItsBlocksAgreeWith() {
    deliver(3);
    byte[] later = Messages.own(0, 5, 100);
    later[40] ^= 1;
    assertThat(fault(later).expected()).isEqualTo(new StampAddress(Messages.SESSION, 0, 5, 0));
    assertThat(oracle.accept(Messages.received(Messages.own(0, 6, 48)), 0)).isNull();
    assertThat(fault(Messages.own(0, 3, 48)).fault()).isEqualTo(Outcome.REORDERED);
    assertThat(fault(Messages.own(0, 4, 48)).fault()).isEqualTo(Outcome.REORDERED);
    assertThat(fault(Messages.own(0, 5, 48)).fault()).isEqualTo(Outcome.DUPLICATED);
  }

  @Test
  void shouldNotTrustASequenceThatNothingAgreesWith() {
    deliver(3);
    byte[] message = Messages.own(0, 900, 40);
    message[24] ^= 1;
    MessageFault fault = fault(message);
    assertThat(fault.expected()).isEqualTo(new StampAddress(Messages.SESSION, 0, 3, 0));
    assertThat(oracle.accept(Messages.received(Messages.own(0, 3, 48)), 0)).isNull();
  }

  @Test
  void shouldSayThatTheBytesChangedWhileTheyWereChecked() {
    CorruptionFinder finder =
        new CorruptionFinder(Messages.SESSION, new StreamLogs(), new MessageCodec());
    Finding finding = finder.examine(Messages.received(Messages.own(0, 0, 64)));
    assertThat(finding.detail()).endsWith("whose bytes changed while they were checked");
  }

  @Test
  void shouldGuessTheStreamThatWasLastHeardOf() {
    deliver(3);
    assertThat(oracle.accept(Messages.received(Messages.own(4, 0, 48)), 0)).isNull();
    MessageFault fault = fault(new byte[50]);
    assertThat(fault.expected()).isEqualTo(new StampAddress(Messages.SESSION, 4, 1, 0));
  }
}
