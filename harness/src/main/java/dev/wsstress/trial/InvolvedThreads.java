package dev.wsstress.trial;

import dev.wsstress.reports.result.ThreadFact;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The threads that stand in the code of a session, or wait for one, at a moment: those that a
 * person looks for in a thread dump after a stall. Stateless; threadsafe.
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
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(entry -> entry.getKey() != Thread.currentThread())
        .filter(entry -> isInvolved(entry.getValue()))
        .map(InvolvedThreads::fact)
        .sorted(Comparator.comparingInt(InvolvedThreads::rank).thenComparing(ThreadFact::name))
        .limit(MOST_THREADS)
        .toList();
  }

  private static boolean isInvolved(StackTraceElement[] frames) {
    return Arrays.stream(frames)
        .map(StackTraceElement::getClassName)
        .filter(name -> OF_SESSIONS.matcher(name).matches())
        .findFirst()
        .filter(innermost -> !IDLE.matcher(innermost).matches())
        .isPresent();
  }

  private static ThreadFact fact(Map.Entry<Thread, StackTraceElement[]> entry) {
    return new ThreadFact(
        entry.getKey().getName(),
        entry.getKey().getState().name(),
        Arrays.stream(entry.getValue())
            .limit(MOST_FRAMES)
            .map(StackTraceElement::toString)
            .toList());
  }

  private static int rank(ThreadFact fact) {
    return BY_INTEREST.indexOf(Thread.State.valueOf(fact.state()));
  }
}
