package dev.wsstress.trial;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.wsstress.load.TimeHistogram;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Notes how late a thread wakes up that does nothing but sleep, as jHiccup does. What makes it late
 * makes everything late: a machine that is busy or asleep, a process that was stopped, a collection
 * of garbage. Threadsafe.
 */
final class HiccupRecorder implements AutoCloseable {
  private static final Duration PERIOD = Duration.ofMillis(5);
  private static final long PERIOD_NANOS = PERIOD.toNanos();
  private static final long LONGEST_NANOS = TimeUnit.HOURS.toNanos(24);
  private static final int DIGITS = 2;

  /** Shorter ones are kept in the histogram only. */
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  /** The oldest of more are forgotten. */
  static final int MAX_PAUSES = 1024;

  private final Time time;
  private final Thread thread = new Thread(this::record, "hiccups");
  private final Object lock = new Object();
  private volatile boolean ended;

  @GuardedBy("lock")
  private final Histogram late = new Histogram(LONGEST_NANOS, DIGITS);

  @GuardedBy("lock")
  private final Deque<Pause> pauses = new ArrayDeque<>();

  /** When the thread went to sleep last. */
  @GuardedBy("lock")
  private long asleepSince;

  /** The time in which it should have been awake and was not. */
  private record Pause(long fromNanos, long toNanos) {
    long within(long from, long to) {
      return Math.max(0, Math.min(toNanos, to) - Math.max(fromNanos, from));
    }
  }

  /** Prepares it; {@link #start} has a thread that calls {@link #awake}. */
  HiccupRecorder(Time time) {
    this.time = time;
    this.asleepSince = time.nanos();
  }

  /** Starts a recorder with its thread. */
  static HiccupRecorder start(Time time) {
    HiccupRecorder recorder = new HiccupRecorder(time);
    recorder.thread.setDaemon(true);
    recorder.thread.start();
    return recorder;
  }

  private void record() {
    while (!ended) {
      time.pause(PERIOD);
      awake(time.nanos());
    }
  }

  /** The thread woke up. */
  void awake(long now) {
    synchronized (lock) {
      Pause pause = new Pause(asleepSince + PERIOD_NANOS, now);
      long length = Math.max(0, now - pause.fromNanos);
      late.recordValue(Math.min(length, LONGEST_NANOS));
      if (length >= PAUSE_NANOS) {
        pauses.add(pause);
        if (pauses.size() > MAX_PAUSES) {
          pauses.remove();
        }
      }
      asleepSince = now;
    }
  }

  /**
   * How long nothing ran between two times, in nanoseconds of the clock; counts also the pause that
   * has not ended yet.
   */
  long pausedNanos(long from, long to) {
    synchronized (lock) {
      Pause present = new Pause(asleepSince + PERIOD_NANOS, time.nanos());
      long paused = present.within(from, to) < PAUSE_NANOS ? 0 : present.within(from, to);
      for (Pause pause : pauses) {
        paused += pause.within(from, to);
      }
      return paused;
    }
  }

  /** What was recorded so far. */
  TimeHistogram histogram() {
    synchronized (lock) {
      return TimeHistogram.of(late);
    }
  }

  @Override
  public void close() {
    ended = true;
    LockSupport.unpark(thread);
  }
}
