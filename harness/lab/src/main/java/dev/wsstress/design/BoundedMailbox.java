package dev.wsstress.design;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A bounded queue between senders and one writer, with an end: a sender waits while it is full, and
 * a thread that waits when it is closed gets an exception or null. A {@link
 * java.util.concurrent.BlockingQueue} knows no end.
 *
 * <p>Threadsafe. No {@code synchronized}, which would pin a virtual thread before Java 24.
 */
final class BoundedMailbox<T> {
  private final String name;
  private final int bound;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Queue<T> waiting = new ArrayDeque<>();
  private boolean closed;

  /**
   * Makes an empty one.
   *
   * @param name of its owner, for errors
   * @param bound the most that may wait
   */
  BoundedMailbox(String name, int bound) {
    this.name = name;
    this.bound = bound;
  }

  /**
   * Puts one in, and waits for room if it must.
   *
   * @throws RejectedExecutionException if it is closed, or was while this waited, or if the thread
   *     was interrupted, which it then still is
   */
  void put(T one) {
    lock.lock();
    try {
      while (!closed && waiting.size() >= bound) {
        changed.await();
      }
      if (closed) {
        throw new RejectedExecutionException(name + " is closed");
      }
      waiting.add(one);
      changed.signalAll();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RejectedExecutionException(name + " was full, and the wait interrupted", e);
    } finally {
      lock.unlock();
    }
  }

  /** Takes the oldest out, and waits for it; null when it is closed and empty. */
  @Nullable T take() throws InterruptedException {
    lock.lock();
    try {
      while (!closed && waiting.isEmpty()) {
        changed.await();
      }
      changed.signalAll();
      return waiting.poll();
    } finally {
      lock.unlock();
    }
  }

  /** How many wait. */
  int size() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }

  /** Lets nothing in any more; what is in can still be taken out. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
