package dev.wsstress.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.api.Conditions;
import dev.wsstress.api.OutgoingMessage;
import dev.wsstress.api.PlanException;
import dev.wsstress.api.SubjectSession;
import dev.wsstress.api.Workload;
import dev.wsstress.model.Observation;
import dev.wsstress.plan.ConditionOverrides;
import dev.wsstress.plan.Defaults;
import dev.wsstress.plan.RunPlan;
import dev.wsstress.plan.TrialKey;
import dev.wsstress.strand.SerialExecutor;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Without sending threads, whoever brings an echo sends the next message. */
class SelfDrivenTest {
  private static final int MESSAGES = 20_000;
  private static final int IN_FLIGHT = 4;

  private final Queue<Observation> faults = new ConcurrentLinkedQueue<>();

  private LoadGenerator load(Workload workload) {
    return new LoadGenerator(
        RunPlan.of("any")
            .sessions(1)
            .overrides(new ConditionOverrides(workload, Set.of(), null, IN_FLIGHT))
            .actors(0)
            .build()
            .trial(new TrialKey(1, "any", Defaults.TLS), Conditions.DEFAULT),
        System.nanoTime(),
        faults::add);
  }

  /** Completions and echoes come from threads that know nothing of each other. */
  @Test
  void shouldSendEachMessageOnceWhoeverBringsTheEchoes() throws Exception {
    ExecutorService completing = Executors.newFixedThreadPool(2);
    ExecutorService echoing = Executors.newSingleThreadExecutor();
    try (LoadGenerator load = load(Workload.ECHO)) {
      Conversation conversation = load.conversations().get(0);
      conversation.opened(new Echoing(conversation, completing, echoing));
      load.start();
      while (conversation.echoed() < MESSAGES && faults.isEmpty()) {
        Thread.onSpinWait();
      }
      load.stopSending();
      while (load.isSending()) {
        Thread.onSpinWait();
      }
    } finally {
      completing.shutdown();
      echoing.shutdown();
      assertThat(completing.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
      assertThat(echoing.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }
    // A message sent twice, or out of order, would be a fault of the oracle.
    assertThat(faults).isEmpty();
  }

  @Test
  void shouldRefuseABroadcastThatNobodySends() {
    Assertions.assertThatExceptionOfType(PlanException.class)
        .isThrownBy(() -> load(Workload.BROADCAST).close())
        .withMessageContaining("needs an actor");
  }

  /** Gives every message back, in order, and says beside it that it has left. */
  private record Echoing(
      Conversation conversation, ExecutorService completing, SerialExecutor echoing)
      implements SubjectSession {
    Echoing(Conversation conversation, ExecutorService completing, ExecutorService echoing) {
      this(
          conversation,
          completing,
          new SerialExecutor("echo", echoing, false, 1 << 20, conversation::onError));
    }

    @Override
    public void send(OutgoingMessage message) {
      OutgoingMessage copy =
          OutgoingMessage.copyOf(
              java.util.Arrays.copyOfRange(
                  message.bytes().array(), message.bytes().position(), message.bytes().limit()),
              message.bytes().remaining(),
              false);
      completing.execute(() -> conversation.onSent(message));
      echoing.execute(() -> conversation.onMessage(copy.bytes()));
    }

    @Override
    public void close() {}
  }
}
