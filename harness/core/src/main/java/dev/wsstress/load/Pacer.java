package dev.wsstress.load;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The clock of a paced load: it wakes each stream when its next message is due, and whether that
 * can be sent is for the stream to see. Its thread allocates nothing. NOT threadsafe, but for
 * {@link #close}.
 */
final class Pacer implements AutoCloseable {
  private final PriorityQueue<Entry> entries =
      new PriorityQueue<>(Comparator.comparingLong(entry -> entry.dueNanos));

  private @Nullable Thread thread;
  private volatile boolean closed;

  /** A stream and its next time. */
  private static final class Entry {
    final Pace pace;
    final Runnable wake;
    long dueNanos;

    /** The message that is due then. */
    long message;

    Entry(Pace pace, Runnable wake) {
      this.pace = pace;
      this.wake = wake;
    }
  }

  /** Adds a stream; before it begins. */
  void add(Pace pace, Runnable wake) {
    entries.add(new Entry(pace, wake));
  }

  /** The first messages are due from a time on. */
  void begin(long startNanos) {
    Entry[] all = entries.toArray(new Entry[0]);
    entries.clear();
    for (Entry entry : all) {
      entry.pace.begin(startNanos);
      entry.dueNanos = entry.pace.due(0);
      entries.add(entry);
    }
  }

  /**
   * Wakes every stream that has had a message due since it was last woken, each once.
   *
   * @return when the next message is due
   */
  long turn(long nowNanos) {
    Entry next = entries.remove();
    while (next.dueNanos <= nowNanos) {
      next.wake.run();
      next.message = next.pace.dueBy(nowNanos, next.message);
      next.dueNanos = next.pace.due(next.message);
      entries.add(next);
      next = entries.remove();
    }
    entries.add(next);
    return next.dueNanos;
  }

  /** Begins now, unless it has begun, and goes on until it is closed, if there is a stream. */
  void start() {
    if (thread == null && !entries.isEmpty()) {
      begin(System.nanoTime());
      Thread started = new Thread(this::run, "pacer");
      started.setDaemon(true);
      thread = started;
      started.start();
    }
  }

  private void run() {
    while (!closed) {
      long due = turn(System.nanoTime());
      LockSupport.parkNanos(due - System.nanoTime());
    }
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }
}
