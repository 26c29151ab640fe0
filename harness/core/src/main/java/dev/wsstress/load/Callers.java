package dev.wsstress.load;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Which threads touch a session, and which are in the middle of a call of it now. A call costs two
 * stores; only the first of a thread costs more. Threadsafe.
 */
public final class Callers {
  /** More threads on one session say nothing more. */
  private static final int MAX = 8;

  /** Who has called, in the order of the first calls. */
  private final AtomicReferenceArray<Thread> threads = new AtomicReferenceArray<>(MAX);

  /** How many calls each of them is in: written by itself only. */
  private final int[] depth = new int[MAX];

  /** A thread begins a call; {@link #leave} takes the answer. */
  int enter() {
    Thread caller = Thread.currentThread();
    for (int i = 0; i < MAX; i++) {
      Thread known = threads.getPlain(i);
      if (known == null && threads.compareAndSet(i, null, caller)) {
        known = caller;
      }
      if (known == caller) {
        depth[i]++;
        return i;
      }
    }
    return -1;
  }

  /** The call has come back. */
  void leave(int slot) {
    if (slot >= 0) {
      depth[slot]--;
    }
  }

  /** Those that have called. */
  public List<Thread> threads() {
    return Arrays.stream(range()).mapToObj(threads::get).filter(Objects::nonNull).toList();
  }

  /** Whether others may have called that are not known. */
  public boolean isFull() {
    return threads.get(MAX - 1) != null;
  }

  /** Those that are in a call, as far as other threads can see. */
  public List<Thread> inside() {
    return Arrays.stream(range())
        .filter(i -> depth[i] > 0)
        .mapToObj(threads::get)
        .filter(Objects::nonNull)
        .toList();
  }

  private static int[] range() {
    return java.util.stream.IntStream.range(0, MAX).toArray();
  }
}
