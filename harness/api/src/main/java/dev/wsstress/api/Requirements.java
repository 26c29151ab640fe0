package dev.wsstress.api;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a trial of a subject needs. Immutable; starts from {@link #NONE}.
 *
 * @param unavailable why it cannot run here (an old JVM, a missing library), or null if it can
 * @param tls why it means nothing over plain {@code ws}, or null where it does
 * @param sendingThreads the fewest threads that have to send; with 0 sessions may send by
 *     themselves
 * @param sessions the fewest sessions with which it can show what it is made for, where that is
 *     more than one, by workload
 * @param stallLimit how long a session may wait for an echo without any progress
 * @param ownJvm whether it may take the JVM with it, so that every trial needs a JVM of its own
 */
public record Requirements(
    @Nullable String unavailable,
    @Nullable String tls,
    int sendingThreads,
    Map<Workload, Integer> sessions,
    Duration stallLimit,
    boolean ownJvm) {
  /** How long a session may wait for an echo where a subject does not say. */
  public static final Duration STALL_LIMIT = Duration.ofSeconds(10);

  /** Nothing but a server. */
  public static final Requirements NONE =
      new Requirements(null, null, 0, Map.of(), STALL_LIMIT, false);

  public Requirements {
    sessions = Map.copyOf(sessions);
  }

  /** The same where the subject cannot run for a reason, or can if it is null. */
  public Requirements unavailable(@Nullable String reason) {
    return new Requirements(reason, tls, sendingThreads, sessions, stallLimit, ownJvm);
  }

  /** The same over TLS only. */
  public Requirements withTls(String reason) {
    return new Requirements(unavailable, reason, sendingThreads, sessions, stallLimit, ownJvm);
  }

  /** The same with threads that send. */
  public Requirements withSendingThreads(int fewest) {
    return new Requirements(unavailable, tls, fewest, sessions, stallLimit, ownJvm);
  }

  /** The same with several sessions under every workload. */
  public Requirements withSessions(int fewest) {
    Requirements more = this;
    for (Workload workload : Workload.values()) {
      more = more.withSessions(fewest, workload);
    }
    return more;
  }

  /** The same with several sessions under one workload. */
  public Requirements withSessions(int fewest, Workload under) {
    Map<Workload, Integer> more = new EnumMap<>(Workload.class);
    more.putAll(sessions);
    more.put(under, fewest);
    return new Requirements(unavailable, tls, sendingThreads, more, stallLimit, ownJvm);
  }

  /** The same with another patience. */
  public Requirements withStallLimit(Duration limit) {
    return new Requirements(unavailable, tls, sendingThreads, sessions, limit, ownJvm);
  }

  /** The same in a JVM of its own. */
  public Requirements withOwnJvm() {
    return new Requirements(unavailable, tls, sendingThreads, sessions, stallLimit, true);
  }

  /** The fewest sessions under a workload. */
  public int sessionsUnder(Workload workload) {
    return sessions.getOrDefault(workload, 1);
  }
}
