package dev.wsstress.trial;

import dev.wsstress.load.Conversation;
import dev.wsstress.model.ThreadFact;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The threads that have to do with sessions, as they are at a moment: those that sent on one or
 * delivered to one, those that a subject had made, and those that hold what such a thread waits
 * for. Who touched a session is known from the calls, whatever the classes are called. Stateless;
 * threadsafe.
 */
final class InvolvedThreads {
  /** More threads or frames would bury the few that matter. */
  static final int MAX_THREADS = 16;

  static final int MAX_FRAMES = 24;

  private static final List<Thread.State> BY_INTEREST =
      List.of(
          Thread.State.BLOCKED,
          Thread.State.WAITING,
          Thread.State.TIMED_WAITING,
          Thread.State.RUNNABLE);

  private InvolvedThreads() {}

  /** Those there are now, but for the caller's own; the ones inside of a call first. */
  static List<ThreadFact> now(List<Conversation> conversations, SubjectThreads subject) {
    Set<Long> touched = new HashSet<>();
    Set<Long> inside = new HashSet<>();
    for (Conversation conversation : conversations) {
      conversation.callers().threads().forEach(thread -> touched.add(thread.getId()));
      conversation.callers().inside().forEach(thread -> inside.add(thread.getId()));
    }
    subject.made().forEach(thread -> touched.add(thread.getId()));
    touched.addAll(inside);
    touched.remove(Thread.currentThread().getId());
    return facts(touched, inside);
  }

  private static List<ThreadFact> facts(Set<Long> touched, Set<Long> inside) {
    List<ThreadInfo> all =
        Arrays.asList(ManagementFactory.getThreadMXBean().dumpAllThreads(false, false));
    Set<Long> shown = new HashSet<>(touched);
    all.stream()
        .filter(info -> touched.contains(info.getThreadId()))
        .map(ThreadInfo::getLockOwnerId)
        .forEach(shown::add);
    return all.stream()
        .filter(info -> shown.contains(info.getThreadId()))
        .sorted(
            Comparator.<ThreadInfo>comparingInt(info -> inside.contains(info.getThreadId()) ? 0 : 1)
                .thenComparingInt(InvolvedThreads::rank)
                .thenComparing(ThreadInfo::getThreadName))
        .limit(MAX_THREADS)
        .map(InvolvedThreads::fact)
        .toList();
  }

  private static ThreadFact fact(ThreadInfo info) {
    return new ThreadFact(
        info.getThreadName(),
        info.getThreadState().name(),
        Arrays.stream(info.getStackTrace())
            .limit(MAX_FRAMES)
            .map(StackTraceElement::toString)
            .toList(),
        info.getLockName(),
        info.getLockOwnerName());
  }

  private static int rank(ThreadInfo info) {
    int rank = BY_INTEREST.indexOf(info.getThreadState());
    return rank < 0 ? BY_INTEREST.size() : rank;
  }
}
