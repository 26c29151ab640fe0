package dev.wsstress.strand;

import static dev.wsstress.strand.SerialExecutor.RUN_LIMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What one thread at a time can show; see {@link SerialExecutorStressTest} for many. */
class SerialExecutorTest {
  private final List<Runnable> handedOver = new ArrayList<>();
  private final List<Throwable> failures = new CopyOnWriteArrayList<>();
  private final List<Integer> ran = new ArrayList<>();

  private SerialExecutor inline() {
    return new SerialExecutor("session-7", handedOver::add, true, 10_000, failures::add);
  }

  private SerialExecutor pooled(int bound) {
    return new SerialExecutor("session-7", handedOver::add, false, bound, failures::add);
  }

  private void runHandedOver() {
    while (!handedOver.isEmpty()) {
      handedOver.remove(0).run();
    }
  }

  @Test
  void shouldRunInlineOnTheCallerThatFindsItIdle() {
    CompletableFuture<Thread> runner = new CompletableFuture<>();

    inline().execute(() -> runner.complete(Thread.currentThread()));

    assertThat(runner).isCompletedWithValue(Thread.currentThread());
    assertThat(handedOver).isEmpty();
  }

  @Test
  void shouldRunATaskThatATaskBringsAfterItAndNotInsideIt() {
    SerialExecutor strand = inline();

    strand.execute(
        () -> {
          strand.execute(() -> ran.add(2));
          strand.resume(() -> ran.add(3));
          ran.add(1);
        });

    assertThat(ran).containsExactly(1, 2, 3);
    assertThat(strand.pending()).isZero();
  }

  @Test
  void shouldNeverRunOnTheCallerInPoolMode() {
    SerialExecutor strand = pooled(10);

    strand.execute(() -> ran.add(1));
    strand.resume(() -> ran.add(2));

    assertThat(ran).isEmpty();
    assertThat(handedOver).as("one drain at a time").hasSize(1);
    runHandedOver();
    assertThat(ran).containsExactly(1, 2);
  }

  @Test
  void shouldCountWhatWaitsAndRuns() {
    SerialExecutor strand = pooled(10);
    strand.execute(() -> ran.add(strand.pending()));
    strand.execute(() -> ran.add(strand.pending()));

    assertThat(strand.pending()).isEqualTo(2);
    runHandedOver();

    assertThat(ran).containsExactly(2, 1);
    assertThat(strand.pending()).isZero();
  }

  @Test
  void shouldLeaveTheThreadToOthersAfterTheRunLimit() {
    SerialExecutor strand = inline();
    int more = 2 * RUN_LIMIT;

    strand.execute(() -> IntStream.range(0, more).forEach(i -> strand.execute(() -> ran.add(i))));

    assertThat(ran).as("the first task counts too").hasSize(RUN_LIMIT - 1);
    assertThat(handedOver).hasSize(1);
    handedOver.remove(0).run();
    assertThat(ran).hasSize(2 * RUN_LIMIT - 1);
    runHandedOver();
    assertThat(ran).containsExactlyElementsOf(IntStream.range(0, more).boxed().toList());
  }

  @Test
  void shouldNotTroubleThePoolWhenTheRunLimitIsAlsoTheLastTask() {
    SerialExecutor strand = inline();

    strand.execute(
        () -> IntStream.range(1, RUN_LIMIT).forEach(i -> strand.execute(() -> ran.add(i))));

    assertThat(ran).hasSize(RUN_LIMIT - 1);
    assertThat(handedOver).isEmpty();
    assertThat(strand.pending()).isZero();
  }

  @Test
  void shouldNotLetOthersInBetweenTheRunLimitAndThePool() {
    SerialExecutor strand = inline();
    strand.execute(
        () -> IntStream.range(0, RUN_LIMIT).forEach(i -> strand.execute(() -> ran.add(i))));

    strand.execute(() -> ran.add(RUN_LIMIT));

    assertThat(ran).as("the drain waits in the pool").hasSize(RUN_LIMIT - 1);
    runHandedOver();
    assertThat(ran).containsExactlyElementsOf(IntStream.rangeClosed(0, RUN_LIMIT).boxed().toList());
  }

  @Test
  void shouldRefuseBeyondTheBoundByNameAndLoseNothingAccepted() {
    SerialExecutor strand = pooled(3);
    IntStream.rangeClosed(1, 3).forEach(i -> strand.execute(() -> ran.add(i)));

    assertThatExceptionOfType(RejectedExecutionException.class)
        .isThrownBy(() -> strand.execute(() -> ran.add(99)))
        .withMessageContaining("session-7 is full")
        .withMessageContaining("raise the bound: bound=3");

    runHandedOver();
    assertThat(ran).containsExactly(1, 2, 3);
  }

  @Test
  void shouldHaveRoomAgainAfterItRan() {
    SerialExecutor strand = pooled(1);
    strand.execute(() -> ran.add(1));
    runHandedOver();

    strand.execute(() -> ran.add(2));
    runHandedOver();

    assertThat(ran).containsExactly(1, 2);
  }

  @Test
  void shouldNeverRefuseACompletionEvenWhenFull() {
    SerialExecutor strand = pooled(1);
    strand.execute(() -> ran.add(0));

    IntStream.rangeClosed(1, 500).forEach(i -> strand.resume(() -> ran.add(i)));
    runHandedOver();

    assertThat(ran).containsExactlyElementsOf(IntStream.rangeClosed(0, 500).boxed().toList());
  }

  @Test
  void shouldReportWhatATaskThrowsAndGoOn() {
    SerialExecutor strand = pooled(10);
    IllegalStateException exception = new IllegalStateException("first");
    AssertionError error = new AssertionError("second");
    strand.execute(
        () -> {
          throw exception;
        });
    strand.resume(
        () -> {
          throw error;
        });
    strand.execute(() -> ran.add(3));

    runHandedOver();

    assertThat(failures).containsExactly(exception, error);
    assertThat(ran).containsExactly(3);
    assertThat(strand.pending()).isZero();
  }

  @Test
  void shouldGoOnWhenTheFailureHandlerItselfThrows() throws InterruptedException {
    List<Throwable> uncaught = new CopyOnWriteArrayList<>();
    SerialExecutor strand =
        new SerialExecutor(
            "session-7",
            handedOver::add,
            true,
            10,
            failure -> {
              throw new IllegalStateException("the handler is broken too", failure);
            });
    Thread caller =
        new Thread(
            () -> {
              strand.execute(
                  () -> {
                    throw new IllegalArgumentException("the task");
                  });
              strand.execute(() -> ran.add(2));
            });
    caller.setUncaughtExceptionHandler((thread, failure) -> uncaught.add(failure));
    caller.start();
    caller.join();

    assertThat(ran).containsExactly(2);
    assertThat(strand.pending()).isZero();
    assertThat(uncaught)
        .singleElement()
        .satisfies(f -> assertThat(f).hasMessage("the handler is broken too"));
  }

  @Test
  void shouldPassInsideItsOwnTasks() {
    SerialExecutor strand = inline();

    strand.execute(strand::assertConfined);
    strand.execute(() -> ran.add(1));

    assertThat(failures).isEmpty();
    assertThat(ran).containsExactly(1);
  }

  @Test
  void shouldPassInsideTheTasksAfterTheRunLimit() {
    SerialExecutor strand = inline();
    strand.execute(
        () ->
            IntStream.range(0, 3 * RUN_LIMIT).forEach(i -> strand.execute(strand::assertConfined)));

    runHandedOver();

    assertThat(failures).isEmpty();
    assertThat(strand.pending()).isZero();
  }

  @Test
  void shouldNameTheTrespasserWhenNobodyRuns() {
    SerialExecutor strand = inline();
    strand.execute(() -> ran.add(1));

    assertThatIllegalStateException()
        .isThrownBy(strand::assertConfined)
        .withMessageContaining("thread '" + Thread.currentThread().getName() + "'")
        .withMessageContaining("trespasses on session-7, which no thread runs now");
  }

  @Test
  void shouldNameTheTrespasserAndTheRightfulThread() {
    SerialExecutor strand = inline();
    List<Throwable> caught = new CopyOnWriteArrayList<>();

    strand.execute(() -> caught.add(trespass(strand, "writer-2")));

    assertThat(caught)
        .singleElement()
        .satisfies(
            e ->
                assertThat(e)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("thread 'writer-2' trespasses on session-7")
                    .hasMessageContaining("'" + Thread.currentThread().getName() + "' runs now"));
  }

  /** What {@code assertConfined} throws on a thread of that name. */
  private static Throwable trespass(SerialExecutor strand, String name) {
    CompletableFuture<Throwable> caught = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                strand.assertConfined();
                caught.complete(new AssertionError("nobody minded"));
              } catch (IllegalStateException e) {
                caught.complete(e);
              }
            },
            name);
    thread.start();
    return caught.join();
  }

  @Test
  void shouldRunOnTheCallerRatherThanLoseATaskToAPoolThatIsGone() {
    SerialExecutor strand =
        new SerialExecutor("session-7", poolThatIsGone(), false, 10, failures::add);

    strand.execute(() -> ran.add(1));
    strand.resume(() -> ran.add(2));

    assertThat(ran).containsExactly(1, 2);
  }

  @Test
  void shouldGoOnBeyondTheRunLimitWhenThePoolIsGone() {
    SerialExecutor strand =
        new SerialExecutor("session-7", poolThatIsGone(), true, 10_000, failures::add);
    int more = 3 * RUN_LIMIT + 1;

    strand.execute(
        () ->
            IntStream.range(0, more)
                .forEach(
                    i ->
                        strand.execute(
                            () -> {
                              strand.assertConfined();
                              ran.add(i);
                            })));

    assertThat(ran).containsExactlyElementsOf(IntStream.range(0, more).boxed().toList());
    assertThat(failures).isEmpty();
  }

  private static Executor poolThatIsGone() {
    return task -> {
      throw new RejectedExecutionException("shut down");
    };
  }

  @Test
  void shouldRefuseABoundBelowOne() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> pooled(0))
        .withMessage("bound must be at least 1: bound=0");
  }

  @Test
  void shouldBeCalledByItsName() {
    assertThat(inline()).hasToString("session-7");
  }
}
