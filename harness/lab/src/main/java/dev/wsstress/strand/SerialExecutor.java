package dev.wsstress.strand;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jctools.queues.MpscUnboundedArrayQueue;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks one after another, in the order they came, never two at once: a strand. A session that
 * is only touched by the tasks of one strand needs no lock and cannot be used by two threads.
 *
 * <p><b>How it works.</b> Producers put tasks into a queue for many producers and one consumer, and
 * count them. The thread that raises the count from zero has found the strand idle and must see to
 * it that it runs; everybody else just leaves the task. The count falls only after the tasks it
 * stands for have run, so exactly one thread drains at any time, and the atomic counter is also
 * what makes the effects of one task visible to the next on another thread.
 *
 * <p><b>Who runs it.</b> With {@code inline}, the thread that finds the strand idle drains it
 * itself. This is the cheap way: no wake-up, the data is still in that core's cache. Choose it when
 * tasks never block, as those of a WebSocket session must not. Without, a pool thread drains:
 * choose that when a bringer of work (a selector thread, a timer) must not be held up by the
 * session's work.
 *
 * <p><b>Fair.</b> After {@value #RUN_LIMIT} tasks in a row the drain moves to the pool, so that one
 * busy session cannot keep a thread forever.
 *
 * <p><b>Bounded.</b> {@link #execute} refuses beyond the bound, by name, and loses nothing
 * silently. {@link #resume} never refuses: it is for completions, of which there cannot be more
 * than what was accepted before, and a refused completion would strand its sender.
 *
 * <p>Threadsafe.
 */
public final class SerialExecutor implements Executor {
  /** How many tasks run before the drain yields its thread. */
  public static final int RUN_LIMIT = 128;

  private static final int CHUNK = 64;

  private final String name;
  private final Executor pool;
  private final boolean inline;
  private final int bound;
  private final Consumer<? super Throwable> onFailure;
  private final MpscUnboundedArrayQueue<Runnable> queue = new MpscUnboundedArrayQueue<>(CHUNK);

  /** Tasks accepted and not yet run to their end. Raised by anyone, lowered by the drain. */
  private final AtomicInteger pending = new AtomicInteger();

  private final Runnable drain = this::drain;

  /** Written by the draining thread only; read by {@link #assertConfined()} on any. */
  private volatile @Nullable Thread owner;

  /**
   * Makes an idle strand.
   *
   * @param name names the strand in errors, for example {@code session-7}
   * @param pool runs the strand when the bringer of work does not
   * @param inline whether the thread that finds it idle runs it
   * @param bound the most tasks that may wait, at least 1
   * @param onFailure gets what a task threw; the strand goes on with the next task, even if this
   *     throws, which then goes to the thread's uncaught exception handler
   */
  public SerialExecutor(
      String name,
      Executor pool,
      boolean inline,
      int bound,
      Consumer<? super Throwable> onFailure) {
    if (bound < 1) {
      throw new IllegalArgumentException("bound must be at least 1: bound=" + bound);
    }
    this.name = name;
    this.pool = pool;
    this.inline = inline;
    this.bound = bound;
    this.onFailure = onFailure;
  }

  /**
   * Runs a task after all that came before it; perhaps before this returns.
   *
   * @throws RejectedExecutionException if as many tasks as the bound are waiting; the task will not
   *     run
   */
  @Override
  public void execute(Runnable task) {
    int before = pending.get();
    while (before < bound) {
      if (pending.compareAndSet(before, before + 1)) {
        accepted(task, before);
        return;
      }
      before = pending.get();
    }
    throw new RejectedExecutionException(
        name + " is full: slow down until sends complete, or raise the bound: bound=" + bound);
  }

  /** Runs a completion after all that came before it; never refuses. */
  public void resume(Runnable completion) {
    accepted(completion, pending.getAndIncrement());
  }

  private void accepted(Runnable task, int before) {
    queue.offer(task);
    if (before == 0 && (inline || !handedOver())) {
      drain();
    }
  }

  /** Runs with {@code pending > 0}, on one thread at a time. */
  private void drain() {
    owner = Thread.currentThread();
    int ran = 0;
    while (true) {
      runNext();
      if (++ran < RUN_LIMIT) {
        if (becameIdle()) {
          return;
        }
      } else {
        owner = null;
        if (pending.decrementAndGet() == 0 || handedOver()) {
          return;
        }
        owner = Thread.currentThread();
        ran = 0;
      }
    }
  }

  /** Counts the task that just ran; true if it was the last, and the strand is no longer ours. */
  private boolean becameIdle() {
    if (pending.get() == 1) {
      // Cleared while the strand is still ours: after the count is zero it may be another's.
      owner = null;
      if (pending.compareAndSet(1, 0)) {
        return true;
      }
      owner = Thread.currentThread();
    }
    pending.decrementAndGet();
    return false;
  }

  private void runNext() {
    Runnable task = queue.poll();
    while (task == null) {
      // Counted, but its producer has not linked it yet: it is between two instructions.
      Thread.onSpinWait();
      task = queue.poll();
    }
    try {
      task.run();
    } catch (Throwable failure) {
      report(failure);
    }
  }

  /**
   * A handler that throws must not end the drain: no other thread would take up the strand again.
   */
  private void report(Throwable failure) {
    try {
      onFailure.accept(failure);
    } catch (Throwable broken) {
      Thread here = Thread.currentThread();
      here.getUncaughtExceptionHandler().uncaughtException(here, broken);
    }
  }

  /** False if the pool is shut down: accepted tasks then run here, for losing them is worse. */
  private boolean handedOver() {
    try {
      pool.execute(drain);
      return true;
    } catch (RejectedExecutionException poolIsGone) {
      return false;
    }
  }

  /** Tasks that wait or run now. */
  public int pending() {
    return pending.get();
  }

  /**
   * States that the calling thread is running this strand.
   *
   * @throws IllegalStateException naming the trespassing thread and the strand, if it is not
   */
  public void assertConfined() {
    Thread caller = Thread.currentThread();
    Thread holder = owner;
    if (holder != caller) {
      throw new IllegalStateException(
          "thread '"
              + caller.getName()
              + "' trespasses on "
              + name
              + ", which "
              + (holder == null ? "no thread runs now" : "'" + holder.getName() + "' runs now")
              + ": hand the work to execute()");
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
