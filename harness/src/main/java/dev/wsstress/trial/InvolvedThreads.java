package dev.wsstress.trial;

import dev.wsstress.reports.result.ThreadFact;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The threads that stand in the code of a session, wait for one, or hold what such a thread waits
 * for, at a moment: those that a person looks for in a thread dump after a stall. Stateless;
 * threadsafe.
 */
final class InvolvedThreads {
  /** More threads or frames would bury the few that matter. */
  static final int MOST_THREADS = 16;

  static final int MOST_FRAMES = 24;

  /** Code that runs sessions, ours or Jetty's. */
  private static final Pattern OF_SESSIONS =
      Pattern.compile(
          "org\\.eclipse\\.jetty\\.websocket\\..*"
              + "|dev\\.wsstress\\.(strand|client|wire|design|hazard|server|load)\\..*");

  /** Where a thread of the load waits for work, and not for a session. */
  private static final Pattern IDLE = Pattern.compile("dev\\.wsstress\\.load\\.(Actor|Pacer)");

  private static final List<Thread.State> BY_INTEREST =
      List.of(
          Thread.State.BLOCKED,
          Thread.State.WAITING,
          Thread.State.TIMED_WAITING,
          Thread.State.RUNNABLE);

  private InvolvedThreads() {}

  /** Those there are now, but for the caller's own; the ones that wait first. */
  static List<ThreadFact> now() {
    List<ThreadInfo> all =
        Arrays.stream(ManagementFactory.getThreadMXBean().dumpAllThreads(false, false))
            .filter(info -> info.getThreadId() != Thread.currentThread().getId())
            .toList();
    Set<Long> holders =
        all.stream()
            .filter(InvolvedThreads::isInvolved)
            .map(ThreadInfo::getLockOwnerId)
            .collect(Collectors.toSet());
    return all.stream()
        .filter(info -> isInvolved(info) || holders.contains(info.getThreadId()))
        .map(InvolvedThreads::fact)
        .sorted(Comparator.comparingInt(InvolvedThreads::rank).thenComparing(ThreadFact::name))
        .limit(MOST_THREADS)
        .toList();
  }

  private static boolean isInvolved(ThreadInfo info) {
    return Arrays.stream(info.getStackTrace())
        .map(StackTraceElement::getClassName)
        .filter(name -> OF_SESSIONS.matcher(name).matches())
        .findFirst()
        .filter(innermost -> !IDLE.matcher(innermost).matches())
        .isPresent();
  }

  private static ThreadFact fact(ThreadInfo info) {
    return new ThreadFact(
        info.getThreadName(),
        info.getThreadState().name(),
        Arrays.stream(info.getStackTrace())
            .limit(MOST_FRAMES)
            .map(StackTraceElement::toString)
            .toList(),
        info.getLockName(),
        info.getLockOwnerName());
  }

  private static int rank(ThreadFact fact) {
    return BY_INTEREST.indexOf(Thread.State.valueOf(fact.state()));
  }
}
