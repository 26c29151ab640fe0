package dev.wsstress.trial;

import dev.wsstress.load.EchoConversation;
import dev.wsstress.reports.result.Observation;
import java.time.Duration;
import java.util.List;

/** Notices sessions that wait for an echo and get none. Not threadsafe. */
final class StallWatch {
  private static final long ABSENCE_NANOS = 2_000_000_000L;

  private final List<EchoConversation> conversations;
  private final long limitNanos;
  private final long[] lastVerified;
  private final long[] lastMoved;
  private long lastLook = -1;

  StallWatch(List<EchoConversation> conversations, Duration limit) {
    this.conversations = conversations;
    this.limitNanos = limit.toNanos();
    this.lastVerified = new long[conversations.size()];
    this.lastMoved = new long[conversations.size()];
    java.util.Arrays.fill(lastMoved, -1);
  }

  /** A machine that slept, or a process that was stopped, is nobody's stall. */
  private void forgiveAbsence(long now) {
    long away = now - lastLook;
    if (lastLook >= 0 && away > ABSENCE_NANOS) {
      for (int i = 0; i < lastMoved.length; i++) {
        lastMoved[i] += lastMoved[i] < 0 ? 0 : away;
      }
    }
    lastLook = now;
  }

  /**
   * Looks at all of them; breaks those that have not moved for the limit.
   *
   * @param now nanoseconds since the start of the trial
   */
  void look(long now) {
    forgiveAbsence(now);
    for (int i = 0; i < lastMoved.length; i++) {
      EchoConversation conversation = conversations.get(i);
      long verified = conversation.echoed();
      long waiting = conversation.inFlight();
      if (lastMoved[i] < 0 || verified != lastVerified[i] || waiting == 0) {
        lastVerified[i] = verified;
        lastMoved[i] = now;
      } else if (!conversation.isBroken() && now - lastMoved[i] > limitNanos) {
        conversation.breakWith(
            new Observation.Stall(
                conversation.session(), now, (int) waiting, now - lastMoved[i], List.of()));
      }
    }
  }
}
