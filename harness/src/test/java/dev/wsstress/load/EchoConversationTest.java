package dev.wsstress.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.reports.result.Observation;
import dev.wsstress.subject.ClientEvidence;
import dev.wsstress.subject.OutgoingMessage;
import dev.wsstress.subject.SubjectSession;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.AtomicHistogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EchoConversationTest {
  private final List<Observation> seen = new ArrayList<>();
  private final EchoConversation conversation =
      new EchoConversation(
          3,
          System.nanoTime(),
          new AtomicHistogram(1_000_000, 2),
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
