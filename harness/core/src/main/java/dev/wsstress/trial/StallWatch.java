package dev.wsstress.trial;

import dev.wsstress.load.Conversation;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Notices sessions that wait and in which nothing moves. Any verified message is movement, also one
 * that the server sent unasked: it may stand before the echo, and a slow client has to take it
 * first. A session that gets nothing but such messages has {@value #WITHOUT_ECHO} times the limit.
 * Not threadsafe.
 */
final class StallWatch {
  /** More than full socket buffers before the echo cost a slow client. */
  static final int WITHOUT_ECHO = 6;

  private final List<Silence> sessions;
  private final long limitNanos;
  private final Predicate<Conversation> waits;
  private final Supplier<StallReport> reports;
  private final HiccupRecorder hiccups;
  private final long startNanos;
  private @Nullable StallReport report;

  /** Since when one session has not moved; times since the start of the trial, in nanoseconds. */
  private static final class Silence {
    final Conversation conversation;
    private long verified = -1;
    private long echoed;
    private long movedNanos;
    private long echoedNanos;

    Silence(Conversation conversation) {
      this.conversation = conversation;
    }

    void look(long now, boolean waits) {
      boolean first = verified < 0;
      if (first || !waits || conversation.verified() != verified) {
        verified = conversation.verified();
        movedNanos = now;
      }
      if (first || !waits || conversation.echoed() != echoed) {
        echoed = conversation.echoed();
        echoedNanos = now;
      }
    }
  }

  /**
   * Begins to watch.
   *
   * @param limit how long nothing may move in a session that waits
   * @param waits whether a session waits for its server
   * @param reports looks at the threads of this JVM as they are then
   * @param hiccups tells a silent session from a machine that froze
   * @param startNanos {@link System#nanoTime()} from which observations count
   */
  StallWatch(
      List<Conversation> conversations,
      Duration limit,
      Predicate<Conversation> waits,
      Supplier<StallReport> reports,
      HiccupRecorder hiccups,
      long startNanos) {
    this.sessions = conversations.stream().map(Silence::new).toList();
    this.limitNanos = limit.toNanos();
    this.waits = waits;
    this.reports = reports;
    this.hiccups = hiccups;
    this.startNanos = startNanos;
  }

  /**
   * Looks at all of them; breaks those that have not moved for too long.
   *
   * @param now nanoseconds since the start of the trial
   */
  void look(long now) {
    report = null;
    for (Silence session : sessions) {
      session.look(now, waits.test(session.conversation));
      if (!session.conversation.isBroken()) {
        breakIfOver(session.conversation, now, session.movedNanos, limitNanos);
      }
      if (!session.conversation.isBroken()) {
        breakIfOver(session.conversation, now, session.echoedNanos, WITHOUT_ECHO * limitNanos);
      }
    }
  }

  private void breakIfOver(Conversation conversation, long now, long since, long limit) {
    long silent = now - since;
    if (isTooLong(now, silent, limit)) {
      int waiting = (int) conversation.inFlight();
      conversation.breakWith(report().of(conversation, now, waiting, silent, limit));
    }
  }

  /** A session has its whole limit beside the time in which nothing could move at all. */
  private boolean isTooLong(long now, long silentNanos, long limit) {
    return silentNanos > limit
        && silentNanos - StallReport.paused(hiccups, startNanos, now, silentNanos) > limit;
  }

  /** Sessions that are found to stall in one look share one look at the threads. */
  private StallReport report() {
    StallReport known = report;
    if (known == null) {
      known = reports.get();
      report = known;
    }
    return known;
  }
}
