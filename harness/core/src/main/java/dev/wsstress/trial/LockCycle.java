package dev.wsstress.trial;

import dev.wsstress.model.LockFact;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Threads that wait for each other's locks, monitors and others. Stateless; threadsafe. */
final class LockCycle {
  private LockCycle() {}

  /** Those that there are in this JVM now, each with what it waits for and who holds that. */
  static List<LockFact> now() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long[] ids = threads.findDeadlockedThreads();
    if (ids == null) {
      return List.of();
    }
    Map<Long, ThreadInfo> stuck = new HashMap<>();
    Arrays.stream(threads.getThreadInfo(ids))
        // One of them may have ended since.
        .filter(Objects::nonNull)
        .forEach(info -> stuck.put(info.getThreadId(), info));
    return stuck.values().stream()
        .filter(info -> isInCircle(info, stuck))
        .map(LockCycle::fact)
        .toList();
  }

  /** The JVM names also those that only wait behind the circle. */
  private static boolean isInCircle(ThreadInfo start, Map<Long, ThreadInfo> stuck) {
    ThreadInfo next = stuck.get(start.getLockOwnerId());
    for (int steps = 0; next != null && steps < stuck.size(); steps++) {
      if (next.getThreadId() == start.getThreadId()) {
        return true;
      }
      next = stuck.get(next.getLockOwnerId());
    }
    return false;
  }

  private static LockFact fact(ThreadInfo info) {
    return new LockFact(info.getThreadName(), info.getLockName(), info.getLockOwnerName());
  }
}
