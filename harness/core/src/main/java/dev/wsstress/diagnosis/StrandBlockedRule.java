package dev.wsstress.diagnosis;

import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.RuntimeObservation.Stall;
import dev.wsstress.model.ThreadFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A session stood still, and a thread that runs its work, a strand or a callback, waited in the
 * middle of that work. A thread that waits for work, or outside, is not meant.
 */
final class StrandBlockedRule implements Rule {
  private static final Set<String> WAITING = Set.of("WAITING", "TIMED_WAITING", "BLOCKED");

  /** Frames of whoever runs a session's work: a strand, or the callbacks of a WebSocket. */
  private static final Pattern WORK =
      Pattern.compile(
          "SerialExecutor\\.runNext\\(|\\.onWebSocket\\w*\\(|\\.on(Message|Text|Binary)\\(");

  private static final int SHOWN = 8;

  @Override
  public Optional<Diagnosis> explain(SessionEvidence facts) {
    return facts
        .first(Stall.class)
        .filter(facts::isBeforeFaults)
        .flatMap(
            stall ->
                stall.threads().stream()
                    .filter(StrandBlockedRule::isBlocked)
                    .findFirst()
                    .map(thread -> diagnosis(stall, thread)));
  }

  private static boolean isBlocked(ThreadFact thread) {
    return WAITING.contains(thread.state())
        && thread.frames().stream().anyMatch(frame -> WORK.matcher(frame).find());
  }

  private static Diagnosis diagnosis(Stall stall, ThreadFact thread) {
    String where = thread.ownFrame().orElse("an unknown place");
    String sentence =
        "thread '"
            + thread.name()
            + "' runs the session's own work and waits in the middle of it, at "
            + where
            + ": nothing else of the session can run until it returns; "
            + stall.inFlight()
            + " messages were under way";
    List<String> evidence = new ArrayList<>(List.of(stall.sentence()));
    evidence.add("thread '" + thread.name() + "' was " + thread.state());
    thread.frames().stream().limit(SHOWN).forEach(frame -> evidence.add("at " + frame));
    return new Diagnosis(Mechanism.STRAND_BLOCKED, sentence, evidence);
  }
}
