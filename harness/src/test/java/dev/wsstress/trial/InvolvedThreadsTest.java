package dev.wsstress.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.reports.result.ThreadFact;
import dev.wsstress.strand.SerialExecutor;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class InvolvedThreadsTest {
  private static final String NAME = "the-one-that-waits";

  /** Waits until it is told, on a strand; a real thread, really waiting. */
  @Test
  @Timeout(60)
  void shouldShowWhoWaitsInASessionsWork() throws InterruptedException {
    CountDownLatch release = new CountDownLatch(1);
    SerialExecutor strand = new SerialExecutor("s", Runnable::run, true, 1, failure -> {});
    Thread waiting = new Thread(() -> strand.execute(() -> await(release)), NAME);
    waiting.start();
    while (waiting.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    try {
      ThreadFact fact =
          InvolvedThreads.now().stream().filter(t -> t.name().equals(NAME)).findFirst().get();
      assertThat(fact.state()).isEqualTo("WAITING");
      assertThat(fact.frames()).anyMatch(frame -> frame.contains("SerialExecutor.runNext("));
      assertThat(fact.frames()).hasSizeLessThanOrEqualTo(InvolvedThreads.MOST_FRAMES);
    } finally {
      release.countDown();
      waiting.join();
    }
    assertThat(InvolvedThreads.now()).noneMatch(t -> t.name().equals(NAME));
  }

  @Test
  void shouldLeaveOutTheThreadThatLooks() {
    SerialExecutor strand = new SerialExecutor("s", Runnable::run, true, 1, failure -> {});
    String own = Thread.currentThread().getName();
    strand.execute(() -> assertThat(InvolvedThreads.now()).noneMatch(t -> t.name().equals(own)));
  }

  private static void await(CountDownLatch release) {
    try {
      release.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
