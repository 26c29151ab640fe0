package dev.wsstress.trial;

import dev.wsstress.load.Conversation;
import dev.wsstress.model.ThreadFact;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The threads that have to do with sessions, as they are at a moment: those that sent on one or
 * delivered to one, those that a subject had made, and those that hold what such a thread waits
 * for. Who touched a session is known from the calls, whatever the classes are called. Immutable.
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

  private final Map<Long, ThreadInfo> all = new HashMap<>();
  private final Set<Long> touched = new HashSet<>();
  private final Map<Conversation, Set<Long>> inside = new HashMap<>();

  private InvolvedThreads() {}

  /** Looks at all there are now, but for the caller's own. */
  static InvolvedThreads now(List<Conversation> conversations, SubjectThreads subject) {
    InvolvedThreads now = new InvolvedThreads();
    for (Conversation conversation : conversations) {
      now.inside.put(conversation, ids(conversation.callers().inside()));
      now.touched.addAll(ids(conversation.callers().threads()));
    }
    now.touched.addAll(ids(subject.made()));
    now.touched.remove(Thread.currentThread().getId());
    Arrays.stream(ManagementFactory.getThreadMXBean().dumpAllThreads(false, false))
        .forEach(info -> now.all.put(info.getThreadId(), info));
    return now;
  }

  /** Those that can have to do with one of the sessions; the ones inside of a call of it first. */
  List<ThreadFact> of(Conversation conversation) {
    Set<Long> own = inside.getOrDefault(conversation, Set.of());
    return ids(conversation).stream()
        .flatMap(id -> Stream.ofNullable(all.get(id)))
        .sorted(
            Comparator.<ThreadInfo>comparingInt(info -> own.contains(info.getThreadId()) ? 0 : 1)
                .thenComparingInt(InvolvedThreads::rank)
                .thenComparing(ThreadInfo::getThreadName))
        .limit(MAX_THREADS)
        .map(InvolvedThreads::fact)
        .toList();
  }

  /** The same by number, however many. */
  Set<Long> ids(Conversation conversation) {
    Set<Long> ids = new HashSet<>(touched);
    ids.removeAll(busyElsewhere(conversation));
    Deque<Long> waiting = new ArrayDeque<>(ids);
    while (!waiting.isEmpty()) {
      ThreadInfo info = all.get(waiting.remove());
      if (info != null && info.getLockOwnerId() >= 0 && ids.add(info.getLockOwnerId())) {
        waiting.add(info.getLockOwnerId());
      }
    }
    return ids;
  }

  /**
   * Those in a call of another session that have never touched this one: not its work. An actor has
   * touched all its sessions, and while it is held up in one it is missing in all.
   */
  private Set<Long> busyElsewhere(Conversation conversation) {
    if (conversation.callers().isFull()) {
      return Set.of();
    }
    Set<Long> busy = new HashSet<>();
    inside.values().forEach(busy::addAll);
    busy.removeAll(ids(conversation.callers().threads()));
    return busy;
  }

  private static Set<Long> ids(Collection<Thread> threads) {
    return threads.stream().map(Thread::getId).collect(Collectors.toSet());
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
