package dev.wsstress.trial;

import dev.wsstress.load.EchoConversation;
import dev.wsstress.reports.result.Observation;
import java.time.Duration;
import java.util.List;

/** Notices sessions that wait for an echo and get none. Not threadsafe. */
final class StallWatch {
  private final List<EchoConversation> conversations;
  private final long limitNanos;
  private final long[] lastVerified;
  private final long[] lastMoved;

  StallWatch(List<EchoConversation> conversations, Duration limit) {
    this.conversations = conversations;
    this.limitNanos = limit.toNanos();
    this.lastVerified = new long[conversations.size()];
    this.lastMoved = new long[conversations.size()];
    java.util.Arrays.fill(lastMoved, -1);
  }

  /**
   * Looks at all of them; breaks those that have not moved for the limit.
   *
   * @param now nanoseconds since the start of the trial
   */
  void look(long now) {
    for (int i = 0; i < lastMoved.length; i++) {
      EchoConversation conversation = conversations.get(i);
      long verified = conversation.verified();
      long waiting = conversation.inFlight();
      if (lastMoved[i] < 0 || verified != lastVerified[i] || waiting == 0) {
        lastVerified[i] = verified;
        lastMoved[i] = now;
      } else if (!conversation.isBroken() && now - lastMoved[i] > limitNanos) {
        conversation.breakWith(
            new Observation.Stall(conversation.session(), now, (int) waiting, now - lastMoved[i]));
      }
    }
  }
}
