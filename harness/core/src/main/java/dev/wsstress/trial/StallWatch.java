package dev.wsstress.trial;

import dev.wsstress.load.Conversation;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Notices sessions that wait for an echo and get none. Not threadsafe. */
final class StallWatch {
  private final List<Conversation> conversations;
  private final long limitNanos;
  private final Supplier<StallReport> reports;
  private final HiccupRecorder hiccups;
  private final long startNanos;
  private final long[] lastEchoed;
  private final long[] lastMoved;
  private @Nullable StallReport report;

  /**
   * Begins to watch.
   *
   * @param limit how long a session may be silent
   * @param reports looks at the threads of this JVM as they are then
   * @param hiccups tells a silent session from a machine that froze
   * @param startNanos {@link System#nanoTime()} from which observations count
   */
  StallWatch(
      List<Conversation> conversations,
      Duration limit,
      Supplier<StallReport> reports,
      HiccupRecorder hiccups,
      long startNanos) {
    this.conversations = conversations;
    this.limitNanos = limit.toNanos();
    this.reports = reports;
    this.hiccups = hiccups;
    this.startNanos = startNanos;
    this.lastEchoed = new long[conversations.size()];
    this.lastMoved = new long[conversations.size()];
    Arrays.fill(lastMoved, -1);
  }

  /**
   * Looks at all of them; breaks those that have not moved for the limit.
   *
   * @param now nanoseconds since the start of the trial
   */
  void look(long now) {
    report = null;
    for (int i = 0; i < lastMoved.length; i++) {
      Conversation conversation = conversations.get(i);
      long echoed = conversation.echoed();
      long waiting = conversation.inFlight();
      if (lastMoved[i] < 0 || echoed != lastEchoed[i] || waiting == 0) {
        lastEchoed[i] = echoed;
        lastMoved[i] = now;
      } else if (!conversation.isBroken() && isTooLong(now, now - lastMoved[i])) {
        conversation.breakWith(
            report().of(conversation, now, (int) waiting, now - lastMoved[i], limitNanos));
      }
    }
  }

  /** A session has its whole limit beside the time in which nothing could move at all. */
  private boolean isTooLong(long now, long silentNanos) {
    return silentNanos > limitNanos
        && silentNanos - StallReport.paused(hiccups, startNanos, now, silentNanos) > limitNanos;
  }

  /** Sessions that are found to stall in one look stood still at one moment. */
  private StallReport report() {
    StallReport known = report;
    if (known == null) {
      known = reports.get();
      report = known;
    }
    return known;
  }
}
