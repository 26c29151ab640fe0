package dev.wsstress.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsstress.message.BufferKind;
import dev.wsstress.model.Observation.MessageFault;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.Side;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StreamOracleTest {
  private final StreamOracle oracle = new StreamOracle(Side.CLIENT, Messages.SESSION);

  private MessageFault fault(byte[] message) {
    return Objects.requireNonNull(oracle.accept(Messages.received(message), 0));
  }

  @Test
  void shouldAdmitThatItForgotTheOldestGap() {
    for (long sequence = 1; sequence <= 2L * MissingRanges.CAPACITY + 1; sequence += 2) {
      assertThat(fault(Messages.own(0, sequence, 32)).fault()).isEqualTo(Outcome.LOST);
    }
    MessageFault fault = fault(Messages.own(0, 0, 32));
    assertThat(fault.fault()).isEqualTo(Outcome.REORDERED);
    assertThat(fault.detail()).endsWith("too late to tell whether for the first time");
  }

  @Test
  void shouldRefuseLittleEndianBuffers() {
    ByteBuffer little = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
    assertThatThrownBy(() -> oracle.accept(little, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @EnumSource
  void shouldAllocateNothingForAMessageItAccepts(BufferKind kind) {
    var threads =
        (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
    ByteBuffer[] messages = new ByteBuffer[3000];
    for (int i = 0; i < messages.length; i++) {
      messages[i] = kind.hold(Messages.own(300, i, 100), i % 9);
    }
    assertThat(oracle.accept(messages[0], 0)).isNull();
    int faults = 0;
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 1; i < messages.length; i++) {
      faults += oracle.accept(messages[i], 0) == null ? 0 : 1;
    }
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(faults).isZero();
    assertThat(allocated).as("bytes for 2999 messages").isLessThan(2999);
  }
}
