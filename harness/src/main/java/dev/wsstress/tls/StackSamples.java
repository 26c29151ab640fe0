package dev.wsstress.tls;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The newest stack of each of the first {@value #THREADS} threads that do a thing again and again.
 * A stack costs microseconds, so it is taken the first time, the second, the fourth and so on, and
 * from the {@value #EVERY}th on every {@value #EVERY}th time: who fails early has a sample, and who
 * fails late has one that is not old.
 *
 * <p>NOT threadsafe, except for {@link Slot#take}: the journal's lock is held for the rest.
 */
final class StackSamples {
  static final int THREADS = 8;
  static final int EVERY = 1 << 12;

  private static final int FRAMES = 24;

  private static final StackWalker WALKER = StackWalker.getInstance();

  private final Slot[] slots = new Slot[THREADS];
  private int used;

  /**
   * A stack.
   *
   * @param record the record that was at hand
   */
  record Sample(long record, List<StackWalker.StackFrame> stack) {
    List<String> frames() {
      return stack.stream().map(StackWalker.StackFrame::toString).toList();
    }
  }

  /** A thread's own place. */
  static final class Slot {
    private final Thread thread;
    private int count;
    private volatile @Nullable Sample newest;

    private Slot(Thread thread) {
      this.thread = thread;
    }

    /** Takes the stack of the current thread, which has to be the slot's. Needs no lock. */
    void take(long record) {
      newest = new Sample(record, stackOfCurrentThread());
    }
  }

  /** The frames of the current thread outside this package's taps. */
  static List<StackWalker.StackFrame> stackOfCurrentThread() {
    return WALKER.walk(
        frames -> frames.dropWhile(f -> isTap(f.getClassName())).limit(FRAMES).toList());
  }

  /** The frames of another thread, as many. */
  static List<String> stackOf(Thread thread) {
    return java.util.Arrays.stream(thread.getStackTrace())
        .limit(FRAMES)
        .map(StackTraceElement::toString)
        .toList();
  }

  private static boolean isTap(String className) {
    return className.startsWith("dev.wsstress.tls.");
  }

  /** The current thread's slot if it is time for a sample of it, else null. Counts the call. */
  @Nullable Slot due() {
    Slot slot = slot(Thread.currentThread());
    if (slot == null) {
      return null;
    }
    int n = ++slot.count;
    boolean sampled = n < EVERY ? (n & (n - 1)) == 0 : (n & (EVERY - 1)) == 0;
    return sampled ? slot : null;
  }

  private @Nullable Slot slot(Thread thread) {
    for (int i = 0; i < used; i++) {
      if (slots[i].thread == thread) {
        return slots[i];
      }
    }
    if (used == THREADS) {
      return null;
    }
    Slot slot = new Slot(thread);
    slots[used++] = slot;
    return slot;
  }

  /** The newest sample of a thread, or null if there is none. */
  @Nullable Sample newest(Thread thread) {
    for (int i = 0; i < used; i++) {
      if (slots[i].thread == thread) {
        return slots[i].newest;
      }
    }
    return null;
  }
}
