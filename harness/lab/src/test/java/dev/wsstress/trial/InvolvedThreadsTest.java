package dev.wsstress.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.api.OutgoingMessage;
import dev.wsstress.api.SubjectSession;
import dev.wsstress.load.Conversation;
import dev.wsstress.load.LoadGenerator;
import dev.wsstress.model.ThreadFact;
import dev.wsstress.plan.Defaults;
import dev.wsstress.plan.RunPlan;
import dev.wsstress.plan.TrialKey;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who touched a session is known from the calls: no class of the session is of a known package. */
@Timeout(60)
class InvolvedThreadsTest {
  private static final String NAME = "the-one-that-waits";

  private final CountDownLatch release = new CountDownLatch(1);
  private final SubjectThreads threads = new SubjectThreads();

  private LoadGenerator load() {
    return new LoadGenerator(
        RunPlan.of("any")
            .sessions(1)
            .actors(1)
            .build()
            .trial(new TrialKey(1, "any", Defaults.TLS), dev.wsstress.api.Conditions.DEFAULT),
        System.nanoTime(),
        seen -> {});
  }

  /** A client's own code, in which a send never returns. */
  private final class Waiting implements SubjectSession {
    @Override
    public void send(OutgoingMessage message) {
      await(release);
    }

    @Override
    public void close() {}
  }

  private List<ThreadFact> now(LoadGenerator load) {
    return InvolvedThreads.now(load.conversations(), threads).of(load.conversations().get(0));
  }

  /** A real thread, really waiting. */
  @Test
  void shouldShowFirstWhoWaitsInACallOfASession() {
    try (LoadGenerator load = load()) {
      Conversation conversation = load.conversations().get(0);
      conversation.opened(new Waiting());
      load.start();
      while (conversation.callers().inside().isEmpty()
          || conversation.callers().inside().get(0).getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
      ThreadFact fact = now(load).get(0);
      assertThat(fact.name()).isEqualTo("actor-1");
      assertThat(fact.state()).isEqualTo("WAITING");
      assertThat(fact.frames()).anyMatch(frame -> frame.contains("Waiting.send("));
      assertThat(fact.frames()).hasSizeLessThanOrEqualTo(InvolvedThreads.MAX_FRAMES);
    } finally {
      release.countDown();
    }
  }

  @Test
  void shouldShowAThreadThatTheSubjectHadMade() throws InterruptedException {
    Thread made = threads.newThread(() -> await(release));
    made.setName(NAME);
    made.start();
    while (made.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    try (LoadGenerator load = load()) {
      assertThat(now(load)).anyMatch(fact -> fact.name().equals(NAME));
    } finally {
      release.countDown();
      made.join();
    }
  }

  @Test
  void shouldLeaveOutTheThreadThatLooksAndThoseOfNobody() throws InterruptedException {
    Thread stranger = new Thread(() -> await(release), NAME);
    stranger.start();
    try (LoadGenerator load = load()) {
      load.conversations().get(0).onText("");
      assertThat(now(load)).isEmpty();
    } finally {
      release.countDown();
      stranger.join();
    }
  }

  private static void await(CountDownLatch release) {
    try {
      release.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
