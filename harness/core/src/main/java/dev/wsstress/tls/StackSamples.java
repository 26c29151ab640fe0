package dev.wsstress.tls;

import dev.wsstress.model.FrameText;
import java.util.Arrays;
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

  /** From the wrap down to the loop that sends. */
  private static final int FRAMES = 24;

  /** What a stack begins with whoever taps: the classes of the tap, and those inside them. */
  private static final List<String> TAPS =
      List.of(
          RecordJournal.class.getName(),
          RecordComparison.class.getName(),
          RecordCutter.class.getName(),
          ConnectionNotes.class.getName(),
          FaultStacks.class.getName(),
          StackSamples.class.getName());

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
      return FrameText.of(stack.stream().map(StackWalker.StackFrame::toStackTraceElement));
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

  /** What the current thread does now, as texts. */
  static List<String> stackOfCurrent() {
    return new Sample(-1, stackOfCurrentThread()).frames();
  }

  /** The frames of the current thread outside this package's taps. */
  private static List<StackWalker.StackFrame> stackOfCurrentThread() {
    return WALKER.walk(
        frames -> frames.dropWhile(f -> isTap(f.getClassName())).limit(FRAMES).toList());
  }

  /** The same of another thread, as texts. */
  static List<String> stackOf(Thread thread) {
    return FrameText.of(Arrays.stream(thread.getStackTrace())).stream().limit(FRAMES).toList();
  }

  private static boolean isTap(String className) {
    return TAPS.stream().anyMatch(tap -> className.equals(tap) || className.startsWith(tap + "$"));
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
