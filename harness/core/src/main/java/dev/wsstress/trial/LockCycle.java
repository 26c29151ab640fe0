package dev.wsstress.trial;

import dev.wsstress.model.LockFact;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Threads that wait for each other's locks, monitors and others. Immutable. */
final class LockCycle {
  private final Map<Long, ThreadInfo> stuck = new HashMap<>();

  private LockCycle() {}

  /** Those that there are in this JVM now. */
  static LockCycle now() {
    LockCycle now = new LockCycle();
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long[] ids = threads.findDeadlockedThreads();
    if (ids != null) {
      Arrays.stream(threads.getThreadInfo(ids))
          // One of them may have ended since.
          .filter(Objects::nonNull)
          .forEach(info -> now.stuck.put(info.getThreadId(), info));
    }
    return now;
  }

  /**
   * The circles that one of some threads is in, each thread with what it waits for and who holds
   * that. A circle that an earlier trial left in this JVM has other threads.
   */
  List<LockFact> of(Set<Long> threads) {
    return stuck.values().stream()
        .filter(info -> circle(info).stream().anyMatch(threads::contains))
        .map(LockCycle::fact)
        .toList();
  }

  /** The circle that a thread is in; none, as the JVM names also those that only wait behind it. */
  private Set<Long> circle(ThreadInfo start) {
    Set<Long> met = new HashSet<>();
    ThreadInfo next = stuck.get(start.getLockOwnerId());
    while (next != null && met.add(next.getThreadId())) {
      if (next.getThreadId() == start.getThreadId()) {
        return met;
      }
      next = stuck.get(next.getLockOwnerId());
    }
    return Set.of();
  }

  private static LockFact fact(ThreadInfo info) {
    return new LockFact(info.getThreadName(), info.getLockName(), info.getLockOwnerName());
  }
}
