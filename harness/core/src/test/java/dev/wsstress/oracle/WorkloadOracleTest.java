package dev.wsstress.oracle;

import static dev.wsstress.message.MessageDescriptor.BROADCAST;
import static dev.wsstress.message.MessageDescriptor.SERVER_STREAM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.api.Workload;
import dev.wsstress.message.AudioChunk;
import dev.wsstress.message.StatusText;
import dev.wsstress.model.Observation.MessageFault;
import dev.wsstress.model.Side;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkloadOracleTest {
  /** One message of a workload's own, as its sender makes it. */
  private static @Nullable MessageFault own(
      WorkloadOracle oracle, Workload workload, int session, long sequence) {
    return switch (workload) {
      case ECHO, MULTI_WRITER, DUPLEX -> stamped(oracle, session, 0, sequence);
      case BROADCAST -> stamped(oracle, BROADCAST, 0, sequence);
      case TWO_STREAMS -> {
        if (!WorkloadOracle.carriesAudio(session)) {
          yield oracle.acceptText(StatusText.of(session, 0, sequence), 0);
        }
        ByteBuffer chunk = ByteBuffer.allocate(AudioChunk.LENGTH);
        AudioChunk.encode(chunk, session, sequence);
        yield oracle.accept(chunk, 0);
      }
    };
  }

  private static @Nullable MessageFault stamped(
      WorkloadOracle oracle, int session, int stream, long sequence) {
    return oracle.accept(Messages.received(Messages.encode(session, stream, sequence, 64)), 0);
  }

  @ParameterizedTest
  @EnumSource
  void shouldTellWhatAServerPushesFromEchoes(Workload workload) {
    for (int session : new int[] {6, 7}) {
      WorkloadOracle oracle = WorkloadOracle.of(workload, Side.CLIENT, session);
      for (int i = 0; i < 3; i++) {
        assertThat(own(oracle, workload, session, i)).isNull();
        assertThat(oracle.isPushed()).isFalse();
        assertThat(oracle.stream()).isZero();
        assertThat(oracle.sequence()).isEqualTo(i);
        assertThat(stamped(oracle, session, SERVER_STREAM, i)).isNull();
        assertThat(oracle.isPushed()).isTrue();
      }
      assertThat(oracle.verified()).isEqualTo(6);
      assertThat(oracle.verifiedOwn()).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldFindAGapInEither(Workload workload) {
    WorkloadOracle oracle = WorkloadOracle.of(workload, Side.CLIENT, 7);
    assertThat(own(oracle, workload, 7, 0)).isNull();
    assertThat(own(oracle, workload, 7, 2)).isNotNull();
    assertThat(stamped(oracle, 7, SERVER_STREAM, 0)).isNull();
    assertThat(stamped(oracle, 7, SERVER_STREAM, 2)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TWO_STREAMS"})
  void shouldLetNoClientPush(Workload workload) {
    WorkloadOracle oracle = WorkloadOracle.of(workload, Side.SERVER, 7);
    assertThat(stamped(oracle, 7, SERVER_STREAM, 0)).isNotNull();
  }
}
