package dev.wsstress.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.message.BufferKind;
import dev.wsstress.model.Observation.MessageFault;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.Side;
import dev.wsstress.model.StampAddress;
import java.nio.ByteBuffer;
import java.util.Objects;
import net.jqwik.api.lifecycle.BeforeTry;
import org.jspecify.annotations.Nullable;

/** Message 2 of stream 1 is damaged; streams 0 and 1 have had messages 0 and 1 before. */
abstract class DamagedMessage {
  static final int STREAM = 1;
  static final long SEQUENCE = 2;

  StreamOracle oracle = new StreamOracle(Side.SERVER, Messages.SESSION);

  @BeforeTry
  void deliverMessagesBefore() {
    oracle = new StreamOracle(Side.SERVER, Messages.SESSION);
    for (int i = 0; i < SEQUENCE; i++) {
      accept(Messages.own(STREAM, i, 64));
      accept(Messages.own(0, i, 64));
    }
    assertThat(oracle.verified()).isEqualTo(2 * SEQUENCE);
  }

  @Nullable MessageFault accept(byte[] message) {
    return oracle.accept(Messages.received(message), 0);
  }

  MessageFault corrupted(byte[] message) {
    return corrupted(message, BufferKind.HEAP);
  }

  MessageFault corrupted(byte[] message, BufferKind kind) {
    ByteBuffer received = kind.hold(message, 3);
    MessageFault fault = oracle.accept(received, 77);
    assertThat(received.position()).isEqualTo(3);
    assertThat(received.limit()).isEqualTo(3 + message.length);
    MessageFault found = Objects.requireNonNull(fault, "damage was not found");
    assertThat(found.fault()).isEqualTo(Outcome.CORRUPTED);
    return found;
  }

  static byte[] sent(int length) {
    return Messages.own(STREAM, SEQUENCE, length);
  }

  static StampAddress expected(long block) {
    return new StampAddress(Messages.SESSION, STREAM, SEQUENCE, block);
  }

  void assertNextIsAccepted() {
    assertThat(accept(Messages.own(STREAM, SEQUENCE + 1, 64))).isNull();
    assertThat(accept(Messages.own(0, SEQUENCE, 64))).isNull();
  }
}
