package dev.wsstress.trial;

import dev.wsstress.reports.result.LockFact;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Threads that wait for each other's locks, monitors and others. Stateless; threadsafe. */
final class LockCycle {
  private LockCycle() {}

  /** Those that there are in this JVM now, each with what it waits for and who holds that. */
  static List<LockFact> now() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long[] ids = threads.findDeadlockedThreads();
    return ids == null
        ? List.of()
        : Arrays.stream(threads.getThreadInfo(ids))
            // One of them may have ended since.
            .filter(Objects::nonNull)
            .filter(info -> info.getLockOwnerName() != null)
            .map(LockCycle::fact)
            .toList();
  }

  private static LockFact fact(ThreadInfo info) {
    return new LockFact(info.getThreadName(), info.getLockName(), info.getLockOwnerName());
  }
}
