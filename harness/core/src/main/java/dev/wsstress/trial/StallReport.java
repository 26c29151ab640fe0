package dev.wsstress.trial;

import dev.wsstress.api.SubjectSession;
import dev.wsstress.load.Conversation;
import dev.wsstress.model.Blame;
import dev.wsstress.model.Observation;
import dev.wsstress.model.RuntimeObservation;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What is reported of sessions in which nothing moves: a stall, with threads, locks and queues; or,
 * if the machine itself was frozen for as long as a session may be silent, that, because what the
 * session has lost by then is not known. NOT threadsafe.
 */
final class StallReport {
  private static final double SECOND = 1e9;

  private final HiccupRecorder hiccups;
  private final long startNanos;
  private final InvolvedThreads threads;
  private final LockCycle cycles = LockCycle.now();

  /**
   * Looks at the threads of this JVM.
   *
   * @param startNanos {@link System#nanoTime()} from which observations count
   */
  StallReport(
      HiccupRecorder hiccups,
      List<Conversation> conversations,
      SubjectThreads subject,
      long startNanos) {
    this.threads = InvolvedThreads.now(conversations, subject);
    this.hiccups = hiccups;
    this.startNanos = startNanos;
  }

  /**
   * What one session is reported with.
   *
   * @param now nanoseconds since the start of the trial
   * @param inFlight messages that it had under way
   * @param silentNanos for how long nothing had moved
   * @param limitNanos how long that is tolerated
   */
  Observation of(
      Conversation conversation, long now, int inFlight, long silentNanos, long limitNanos) {
    long paused = paused(hiccups, startNanos, now, silentNanos);
    return paused >= limitNanos
        ? hiccup(conversation, now, paused, silentNanos)
        : stall(conversation, now, inFlight, silentNanos);
  }

  /** How much of a silence that ends now was not the session's. */
  static long paused(HiccupRecorder hiccups, long startNanos, long now, long silentNanos) {
    return hiccups.pausedNanos(startNanos + now - silentNanos, startNanos + now);
  }

  private static Observation hiccup(
      Conversation conversation, long now, long pausedNanos, long silentNanos) {
    return new RuntimeObservation.Environment(
        conversation.number(),
        now,
        String.format(
            Locale.ROOT,
            "this machine or JVM was frozen for %.1f s of the %.1f s in which nothing moved",
            pausedNanos / SECOND,
            silentNanos / SECOND),
        "see what else ran, slept or stopped the process, then run again",
        List.of(Blame.HOST));
  }

  private Observation stall(Conversation conversation, long now, int inFlight, long silentNanos) {
    return new RuntimeObservation.Stall(
        conversation.number(),
        now,
        inFlight,
        silentNanos,
        threads.of(conversation),
        cycles.of(threads.ids(conversation)),
        queued(conversation.session()),
        conversation.progress());
  }

  private static @Nullable Integer queued(@Nullable SubjectSession session) {
    OptionalInt queued = session == null ? OptionalInt.empty() : session.queued();
    return queued.isPresent() ? queued.getAsInt() : null;
  }
}
