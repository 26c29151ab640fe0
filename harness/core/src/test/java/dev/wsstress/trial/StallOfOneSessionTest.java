package dev.wsstress.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.load.LoadGenerator;
import dev.wsstress.model.LockFact;
import dev.wsstress.model.RuntimeObservation.Stall;
import dev.wsstress.model.ThreadFact;
import dev.wsstress.plan.Budget;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real threads, really waiting: some in the middle of a call of a session, some of nobody. */
@Timeout(60)
class StallOfOneSessionTest {
  private static final Duration LIMIT = Duration.ofSeconds(1);

  private final TestTime time = new TestTime();
  private final TestLoad sessions = new TestLoad(2, Budget.of(LIMIT), time);
  private static final ThreadLocal<Runnable> WORK = new ThreadLocal<>();
  private final List<Thread> started = new ArrayList<>();

  /** What is wrong with a message is reported in the middle of the call that delivers it. */
  private final LoadGenerator load =
      new LoadGenerator(sessions.plan, time.nanos(), seen -> WORK.get().run());

  @AfterEach
  void close() {
    started.forEach(Thread::interrupt);
    load.close();
    sessions.close();
  }

  private Stall stall(int session) {
    StallReport report =
        new StallReport(
            new HiccupRecorder(time), load.conversations(), new SubjectThreads(), time.nanos());
    return (Stall) report.of(load.conversations().get(session), 5, 1, 3, LIMIT.toNanos());
  }

  private static List<String> names(Stall stall) {
    return stall.threads().stream().map(ThreadFact::name).toList();
  }

  private static List<String> circle(Stall stall) {
    return stall.lockCycle().stream().map(LockFact::thread).sorted().toList();
  }

  private Thread start(String name, Runnable run) {
    Thread thread = new Thread(run, name);
    thread.setDaemon(true);
    started.add(thread);
    thread.start();
    return thread;
  }

  /** A thread that delivers a message to a session and does something in the middle of that. */
  private Thread inside(int session, String name, Runnable run) {
    return start(
        name,
        () -> {
          WORK.set(run);
          load.conversations().get(session).onMessage(ByteBuffer.allocate(1));
        });
  }

  private static void awaitWaiting(Thread... threads) {
    for (Thread thread : threads) {
      while (thread.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
    }
  }

  private interface Step {
    void run() throws Exception;
  }

  /** Until the test is over. */
  private static Runnable quietly(Step step) {
    return () -> {
      try {
        step.run();
      } catch (Exception over) {
        Thread.currentThread().interrupt();
      }
    };
  }

  private static Runnable hang() {
    return quietly(() -> new CountDownLatch(1).await());
  }

  /** Two locks in two orders. */
  private record Locks(ReentrantLock one, ReentrantLock other, CyclicBarrier both) {
    Locks() {
      this(new ReentrantLock(), new ReentrantLock(), new CyclicBarrier(2));
    }

    Runnable forth() {
      return quietly(() -> take(one, other));
    }

    Runnable back() {
      return quietly(() -> take(other, one));
    }

    private void take(ReentrantLock first, ReentrantLock second) throws Exception {
      first.lockInterruptibly();
      try {
        both.await();
        second.lockInterruptibly();
        second.unlock();
      } finally {
        first.unlock();
      }
    }
  }

  private static void awaitDeadlock(int threads) {
    long[] found = null;
    while (found == null || found.length < threads) {
      found = ManagementFactory.getThreadMXBean().findDeadlockedThreads();
    }
  }

  @Test
  void shouldNotOfferAThreadThatIsBusyWithAnotherSession() {
    awaitWaiting(inside(0, "in-0", hang()));

    assertThat(names(stall(0))).containsExactly("in-0");
    assertThat(names(stall(1))).isEmpty();
  }

  /** Such as an actor: while it is held up in one session it is missing in all of its. */
  @Test
  void shouldOfferAThreadThatIsOfBothSessions() {
    Runnable both =
        () -> {
          WORK.set(() -> {});
          load.conversations().get(1).onMessage(ByteBuffer.allocate(1));
          hang().run();
        };
    awaitWaiting(inside(0, "in-both", both));

    assertThat(names(stall(0))).containsExactly("in-both");
    assertThat(names(stall(1))).containsExactly("in-both");
  }

  @Test
  void shouldOfferAlsoWhoHoldsWhatAThreadOfTheSessionWaitsFor() throws InterruptedException {
    ReentrantLock lock = new ReentrantLock();
    CountDownLatch held = new CountDownLatch(1);
    Thread owner =
        inside(
            1,
            "owner",
            () -> {
              lock.lock();
              held.countDown();
              hang().run();
            });
    held.await();
    awaitWaiting(owner, inside(0, "waits", quietly(lock::lockInterruptibly)));

    assertThat(names(stall(0))).containsExactly("waits", "owner");
    assertThat(names(stall(1))).containsExactly("owner");
  }

  @Test
  void shouldShowACircleOfLocksOnlyToTheSessionThatIsInIt() {
    Locks locks = new Locks();
    inside(0, "forth", locks.forth());
    inside(0, "back", locks.back());
    awaitDeadlock(2);

    assertThat(circle(stall(0))).containsExactly("back", "forth");
    assertThat(circle(stall(1))).isEmpty();
  }

  /** As one of an earlier trial is, whose threads are stuck for ever. */
  @Test
  void shouldNotFindACircleAgainThatAnEarlierTrialLeft() {
    Locks locks = new Locks();
    start("old-forth", locks.forth());
    start("old-back", locks.back());
    awaitDeadlock(2);
    awaitWaiting(inside(0, "in-0", hang()));

    assertThat(circle(stall(0))).isEmpty();
  }
}
