package dev.wsstress.benchmarks;

import com.google.common.util.concurrent.MoreExecutors;
import dev.wsstress.strand.SerialExecutor;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jetty.util.thread.SerializedExecutor;

/** One way to keep tasks from running two at once, and the threads behind it. */
final class Strand implements AutoCloseable {
  private static final int POOL_THREADS = 2;
  private static final int NO_BOUND = Integer.MAX_VALUE;

  private final Executor executor;
  private final ExecutorService threads;

  private Strand(Executor executor, ExecutorService threads) {
    this.executor = executor;
    this.threads = threads;
  }

  static Strand of(String name) {
    if (name.equals("virtual-thread-lock")) {
      return virtual();
    }
    boolean single = name.equals("single-thread");
    ExecutorService threads = Executors.newFixedThreadPool(single ? 1 : POOL_THREADS);
    return new Strand(over(name, threads), threads);
  }

  private static Executor over(String name, ExecutorService pool) {
    return switch (name) {
      case "wsstress-inline" -> new SerialExecutor(name, pool, true, NO_BOUND, Strand::rethrow);
      case "wsstress-pool" -> new SerialExecutor(name, pool, false, NO_BOUND, Strand::rethrow);
      case "jetty-serialized" -> new SerializedExecutor(pool);
      case "guava-sequential" -> MoreExecutors.newSequentialExecutor(pool);
      case "single-thread" -> pool;
      case "mutex" -> locked(Runnable::run);
      default -> throw new IllegalArgumentException("no strand is called " + name);
    };
  }

  /** Looked up by name, since the code is compiled for JDK 17. */
  private static Strand virtual() {
    try {
      ExecutorService threads =
          (ExecutorService)
              Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
      return new Strand(new OnThreads(locked(Runnable::run), threads), threads);
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("virtual threads need JDK 21", e);
    }
  }

  private static Executor locked(Executor inner) {
    ReentrantLock lock = new ReentrantLock();
    return task -> {
      lock.lock();
      try {
        inner.execute(task);
      } finally {
        lock.unlock();
      }
    };
  }

  /** Each task on a thread of its own. */
  private record OnThreads(Executor inner, Executor threads) implements Executor {
    @Override
    public void execute(Runnable task) {
      threads.execute(() -> inner.execute(task));
    }
  }

  private static void rethrow(Throwable failure) {
    throw new IllegalStateException(failure);
  }

  void execute(Runnable task) {
    executor.execute(task);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
