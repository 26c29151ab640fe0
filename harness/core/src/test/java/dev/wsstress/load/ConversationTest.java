package dev.wsstress.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.api.ClientEvidence;
import dev.wsstress.api.OutgoingMessage;
import dev.wsstress.api.SubjectSession;
import dev.wsstress.api.Workload;
import dev.wsstress.message.MessageCodec;
import dev.wsstress.message.MessageDescriptor;
import dev.wsstress.model.Observation;
import dev.wsstress.model.Side;
import dev.wsstress.oracle.WorkloadOracle;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationTest {
  private final List<Observation> seen = new ArrayList<>();
  private final Conversation conversation =
      new Conversation(
          3,
          WorkloadOracle.of(Workload.MULTI_WRITER, Side.CLIENT, 3),
          System.nanoTime(),
          new LatencyRecorder(),
          seen::add,
          new ProvokedEnd(false));

  @Test
  void shouldNotStartBeforeItIsOpen() {
    conversation.start();
    assertThat(conversation.maySend()).isFalse();
    conversation.opened(new IdleSession());
    conversation.start();
    assertThat(conversation.maySend()).isTrue();
  }

  @Test
  void shouldNotBlameASessionThatWasGivenUp() {
    conversation.opened(new IdleSession());
    conversation.abandon();
    conversation.onClosed(1006, "gone");
    conversation.onError(new IllegalStateException("gone"));
    assertThat(conversation.isBroken()).isFalse();
    assertThat(seen).isEmpty();
  }

  /** SunJSSE wraps what a buffer threw into an exception of TLS, which says nothing of a buffer. */
  @Test
  void shouldSeeWhatAnEngineHidesInAnExceptionOfTls() {
    conversation.opened(new IdleSession());
    conversation.onError(
        new SSLException(
            "Fail to wrap application data", new IllegalArgumentException("newLimit > capacity")));

    assertThat(seen)
        .singleElement()
        .isInstanceOfSatisfying(
            Observation.Thrown.class,
            thrown -> {
              assertThat(thrown.type()).isEqualTo("java.lang.IllegalArgumentException");
              assertThat(thrown.message())
                  .isEqualTo("newLimit > capacity (Fail to wrap application data)");
            });
  }

  @Test
  void shouldLeaveAnExceptionOfTlsThatHidesNothing() {
    conversation.opened(new IdleSession());
    conversation.onError(new SSLException("Tag mismatch", new IOException("read")));

    assertThat(seen)
        .singleElement()
        .isInstanceOfSatisfying(
            Observation.Thrown.class,
            thrown -> {
              assertThat(thrown.type()).isEqualTo("javax.net.ssl.SSLException");
              assertThat(thrown.message()).isEqualTo("Tag mismatch");
            });
  }

  @ParameterizedTest
  @ValueSource(ints = {1000, 1001, 1005})
  void shouldTakeAnOrderlyCloseForOne(int code) {
    conversation.opened(new IdleSession());
    conversation.close();
    conversation.onClosed(code, "");
    assertThat(conversation.isClosed()).isTrue();
    assertThat(seen).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1002, 1006, 1007})
  void shouldSeeAFailureAlsoWhileItCloses(int code) {
    conversation.opened(new IdleSession());
    conversation.close();
    conversation.onClosed(code, "");
    assertThat(conversation.isBroken()).isTrue();
    assertThat(seen).hasSize(1);
  }

  @Test
  void shouldSeeACloseThatNobodyAskedFor() {
    conversation.opened(new IdleSession());
    conversation.start();
    conversation.onClosed(1000, "bye");
    assertThat(conversation.isBroken()).isTrue();
  }

  @Test
  void shouldKeepWhatASubjectThrowsToItsSession() {
    conversation.opened(new IdleSession());
    conversation.start();
    conversation.send(OutgoingMessage.binary(32));
    assertThat(conversation.isBroken()).isTrue();
    assertThat(seen).singleElement().isInstanceOf(Observation.Thrown.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {1001, 1006})
  void shouldTakeAProvokedEndForOne(int code) {
    Conversation provoked = provoked();
    provoked.onError(new IOException("Connection reset by peer"));
    provoked.onClosed(code, "");
    assertThat(provoked.isClosed()).isTrue();
    assertThat(provoked.inFlight()).isZero();
    assertThat(seen).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1002, 1007})
  void shouldSeeAProtocolErrorWhereAnEndIsProvoked(int code) {
    Conversation provoked = provoked();
    provoked.onClosed(code, "");
    assertThat(provoked.isBroken()).isTrue();
    assertThat(seen).hasSize(1);
  }

  @Test
  void shouldSeeATlsFailureWhereAnEndIsProvoked() {
    Conversation provoked = provoked();
    provoked.onError(new SSLException("(bad_record_mac) Tag mismatch!"));
    provoked.onClosed(1006, "");
    assertThat(provoked.isBroken()).isTrue();
    assertThat(seen).hasSize(2);
  }

  @Test
  void shouldSeeCorruptionAlsoAfterAProvokedEnd() {
    Conversation provoked = provoked();
    provoked.onClosed(1006, "");
    provoked.onMessage(ByteBuffer.allocate(64));
    assertThat(provoked.isBroken()).isTrue();
    assertThat(seen).singleElement().isInstanceOf(Observation.MessageFault.class);
  }

  @Test
  void shouldCountWhatTheServerPushesApartFromEchoes() {
    conversation.join(List.of(new Unanswered(2)));
    conversation.opened(new IdleSession());
    conversation.start();
    conversation.onMessage(message(MessageDescriptor.SERVER_STREAM, 0));
    conversation.onMessage(message(MessageDescriptor.SERVER_STREAM, 1));
    conversation.onMessage(message(0, 0));
    assertThat(conversation.verified()).isEqualTo(3);
    assertThat(conversation.echoed()).isEqualTo(1);
    assertThat(conversation.inFlight()).isEqualTo(1);
    assertThat(seen).isEmpty();
  }

  private static ByteBuffer message(int stream, long sequence) {
    ByteBuffer message = ByteBuffer.allocate(48);
    new MessageCodec().encode(message, 3, stream, sequence, 48);
    return message;
  }

  /** A stream that has sent some messages. */
  private record Unanswered(long sentMessages) implements SendStream {
    @Override
    public void wake() {}

    @Override
    public void echoed(long sequence, long nowNanos, LatencyRecorder latency) {}

    @Override
    public boolean sent(OutgoingMessage message) {
      return false;
    }

    @Override
    public void ended() {}

    @Override
    public long lastAcknowledged() {
      return -1;
    }
  }

  private Conversation provoked() {
    Conversation provoked =
        new Conversation(
            3,
            WorkloadOracle.of(Workload.MULTI_WRITER, Side.CLIENT, 3),
            System.nanoTime(),
            new LatencyRecorder(),
            seen::add,
            new ProvokedEnd(true));
    provoked.opened(new IdleSession());
    provoked.start();
    return provoked;
  }

  /** Takes no message and closes when it is told to. */
  private static final class IdleSession implements SubjectSession {
    @Override
    public void send(OutgoingMessage message) {
      throw new IllegalStateException("not today");
    }

    @Override
    public void close() {}

    @Override
    public List<ClientEvidence> evidence() {
      return List.of();
    }
  }
}
