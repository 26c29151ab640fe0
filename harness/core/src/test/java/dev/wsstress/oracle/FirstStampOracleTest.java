package dev.wsstress.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.model.Observation.MessageFault;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.Side;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FirstStampOracleTest {
  private static final int FIRST_BYTE_OF_SESSION = 8;

  private final FirstStampOracle oracle = new FirstStampOracle(Side.SERVER, 1 << 30);

  @Test
  void shouldTakeTheSessionOfTheFirstMessage() {
    assertThat(oracle.accept(Messages.received(Messages.own(0, 0, 64)), 0)).isNull();
    assertThat(oracle.session()).hasValue(Messages.SESSION);
  }

  @Test
  void shouldNotJudgeLaterMessagesByADamagedOne() {
    byte[] damaged = Messages.own(0, 0, 64);
    damaged[FIRST_BYTE_OF_SESSION] = (byte) (damaged[FIRST_BYTE_OF_SESSION] ^ 0x40);

    MessageFault fault = Objects.requireNonNull(oracle.accept(Messages.received(damaged), 0));

    assertThat(fault.fault()).isEqualTo(Outcome.CORRUPTED);
    assertThat(oracle.session()).isEmpty();
    // Message 0 has not come whole: that alone is wrong with what follows.
    MessageFault next =
        Objects.requireNonNull(oracle.accept(Messages.received(Messages.own(0, 1, 64)), 1));
    assertThat(next.fault()).isEqualTo(Outcome.LOST);
    assertThat(oracle.accept(Messages.received(Messages.own(0, 2, 64)), 2)).isNull();
    assertThat(oracle.session()).hasValue(Messages.SESSION);
  }
}
