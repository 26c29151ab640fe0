package dev.wsstress.oracle;

import static dev.wsstress.message.MessageDescriptor.BROADCAST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.model.Observation.MessageFault;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.Side;
import dev.wsstress.model.StampAddress;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeTry;
import org.jspecify.annotations.Nullable;

/** Messages that name all sessions, received on one. */
class BroadcastOraclePropertyTest {
  private static final int SENT = 10;

  private StreamOracle oracle = new StreamOracle(Side.CLIENT, Messages.SESSION, BROADCAST);

  @BeforeTry
  void receiveSome() {
    oracle = new StreamOracle(Side.CLIENT, Messages.SESSION, BROADCAST);
    for (int sequence = 0; sequence < SENT; sequence++) {
      assertThat(accept(Messages.encode(BROADCAST, 0, sequence, 80))).isNull();
    }
    assertThat(oracle.verified()).isEqualTo(SENT);
  }

  private @Nullable MessageFault accept(byte[] message) {
    return oracle.accept(Messages.received(message), 0);
  }

  private static void assertFault(
      MessageFault fault, Outcome outcome, StampAddress expected, StampAddress found) {
    assertThat(fault.session()).isEqualTo(Messages.SESSION);
    assertThat(fault.fault()).isEqualTo(outcome);
    assertThat(fault.expected()).isEqualTo(expected);
    assertThat(fault.found()).isEqualTo(found);
  }

  private static StampAddress address(long sequence, long block) {
    return new StampAddress(BROADCAST, 0, sequence, block);
  }

  @Property
  void shouldNameTheSessionAndTheBroadcastMessages(@ForAll @IntRange(max = 2 * SENT) int sequence) {
    MessageFault fault = accept(Messages.encode(BROADCAST, 0, sequence, 80));
    if (sequence == SENT) {
      assertThat(fault).isNull();
      return;
    }
    Outcome outcome = sequence < SENT ? Outcome.DUPLICATED : Outcome.LOST;
    assertFault(Objects.requireNonNull(fault), outcome, address(SENT, 0), address(sequence, 0));
  }

  @Property
  void shouldNameTheBroadcastThatWasWrittenOverIt(
      @ForAll @IntRange(min = 1, max = SENT - 1) int earlier,
      @ForAll @IntRange(max = 3) int block) {
    byte[] message = Messages.encode(BROADCAST, 0, SENT, 96);
    byte[] other = Messages.encode(BROADCAST, 0, SENT - earlier, 96);
    System.arraycopy(other, 32 + 16 * block, message, 32 + 16 * block, 16);
    MessageFault fault = Objects.requireNonNull(accept(message));
    assertFault(fault, Outcome.CORRUPTED, address(SENT, block), address(SENT - earlier, block));
  }

  @Property
  void shouldNotTakeASessionsOwnMessageForABroadcast(@ForAll @IntRange(max = 1000) int session) {
    MessageFault fault = Objects.requireNonNull(accept(Messages.encode(session, 0, SENT, 80)));
    assertFault(fault, Outcome.CORRUPTED, address(SENT, 0), new StampAddress(session, 0, SENT, 0));
  }
}
