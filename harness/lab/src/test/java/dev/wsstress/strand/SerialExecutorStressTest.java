package dev.wsstress.strand;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many producers at once. What the tasks touch is plain: the strand alone keeps it whole. */
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class SerialExecutorStressTest {
  private static final int PRODUCERS = 8;
  private static final int TASKS = 20_000;

  private final ExecutorService pool =
      Executors.newFixedThreadPool(4, task -> new Thread(task, "pool"));
  private final List<Throwable> failures = new CopyOnWriteArrayList<>();

  /** Plain on purpose: a second thread in the strand loses counts, a stale one repeats them. */
  private long counter;

  @AfterEach
  void stop() {
    pool.shutdownNow();
  }

  private SerialExecutor strand(boolean inline, int bound) {
    return new SerialExecutor("session-7", pool, inline, bound, failures::add);
  }

  /** Runs the work on as many threads as there are producers, which start together. */
  private static void producers(IntConsumer work) throws InterruptedException {
    CountDownLatch start = new CountDownLatch(1);
    List<Throwable> thrown = new CopyOnWriteArrayList<>();
    List<Thread> threads =
        IntStream.range(0, PRODUCERS)
            .mapToObj(
                p ->
                    new Thread(
                        () -> {
                          try {
                            start.await();
                            work.accept(p);
                          } catch (Throwable t) {
                            thrown.add(t);
                          }
                        },
                        "producer-" + p))
            .toList();
    threads.forEach(Thread::start);
    start.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(thrown).isEmpty();
  }

  /** Returns when all that came before has run. */
  private static void flush(SerialExecutor strand) {
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    strand.resume(() -> done.complete(true));
    assertThat(done.join()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldNeverRunTwoTasksAtOnceAndShowEachTheEffectsOfTheLast(boolean inline)
      throws InterruptedException {
    SerialExecutor strand = strand(inline, Integer.MAX_VALUE);

    producers(
        p -> {
          for (int i = 0; i < TASKS; i++) {
            strand.execute(() -> counter++);
          }
        });
    flush(strand);

    assertThat(counter).isEqualTo((long) PRODUCERS * TASKS);
    assertThat(failures).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldStayConfinedWhenItGoesIdleAllTheTime(boolean inline) throws InterruptedException {
    SerialExecutor strand = strand(inline, Integer.MAX_VALUE);

    // One task under way per producer: the strand falls idle and is found again, over and over.
    producers(
        p -> {
          for (int i = 0; i < TASKS / 4; i++) {
            CompletableFuture<Long> mine = new CompletableFuture<>();
            strand.execute(
                () -> {
                  strand.assertConfined();
                  mine.complete(++counter);
                });
            mine.join();
          }
        });

    assertThat(failures).isEmpty();
    assertThat(counter).isEqualTo((long) PRODUCERS * (TASKS / 4));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldKeepTheOrderOfEachProducer(boolean inline) throws InterruptedException {
    SerialExecutor strand = strand(inline, Integer.MAX_VALUE);
    List<List<Integer>> seen = new ArrayList<>();
    IntStream.range(0, PRODUCERS).forEach(p -> seen.add(new ArrayList<>()));

    producers(
        p -> {
          for (int i = 0; i < TASKS; i++) {
            int number = i;
            Runnable task = () -> seen.get(p).add(number);
            if (number % 3 == 0) {
              strand.resume(task);
            } else {
              strand.execute(task);
            }
          }
        });
    flush(strand);

    List<Integer> inOrder = IntStream.range(0, TASKS).boxed().toList();
    assertThat(seen).hasSize(PRODUCERS).allSatisfy(s -> assertThat(s).isEqualTo(inOrder));
  }

  @Test
  void shouldRunOnlyOnThePoolInPoolMode() throws InterruptedException {
    SerialExecutor strand = strand(false, Integer.MAX_VALUE);

    producers(
        p -> {
          for (int i = 0; i < TASKS / 4; i++) {
            strand.execute(
                () -> {
                  if (Thread.currentThread().getName().equals("pool")) {
                    counter++;
                  }
                });
          }
        });
    flush(strand);

    assertThat(counter).isEqualTo((long) PRODUCERS * (TASKS / 4));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldRunExactlyWhatItAcceptedWhenItRefuses(boolean inline) throws InterruptedException {
    SerialExecutor strand = strand(inline, 2);
    AtomicInteger accepted = new AtomicInteger();

    producers(
        p -> {
          for (int i = 0; i < TASKS; i++) {
            try {
              strand.execute(() -> counter++);
              accepted.incrementAndGet();
            } catch (RejectedExecutionException full) {
              Thread.onSpinWait();
            }
          }
        });
    flush(strand);

    assertThat(counter).isEqualTo(accepted.get());
    assertThat(accepted).hasPositiveValue();
  }

  @Test
  void shouldLeaveATaskToTheThreadThatRunsTheStrand() throws InterruptedException {
    SerialExecutor strand = strand(true, 10);
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    CompletableFuture<Thread> second = new CompletableFuture<>();
    Thread runner = new Thread(() -> strand.execute(() -> meet(inside, goOn)), "runner");
    runner.start();
    inside.await();

    strand.execute(() -> second.complete(Thread.currentThread()));

    assertThat(second).isNotDone();
    goOn.countDown();
    runner.join();
    assertThat(second).isCompletedWithValue(runner);
  }

  private static void meet(CountDownLatch inside, CountDownLatch goOn) {
    inside.countDown();
    try {
      goOn.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldLoseNothingWhenThePoolIsShutDownMeanwhile(boolean inline) throws InterruptedException {
    SerialExecutor strand = strand(inline, Integer.MAX_VALUE);

    producers(
        p -> {
          for (int i = 0; i < TASKS / 4; i++) {
            if (p == 0 && i == TASKS / 8) {
              pool.shutdown();
            }
            strand.execute(() -> counter++);
          }
        });
    flush(strand);

    assertThat(counter).isEqualTo((long) PRODUCERS * (TASKS / 4));
  }
}
