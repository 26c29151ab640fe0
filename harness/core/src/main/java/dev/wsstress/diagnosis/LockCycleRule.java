package dev.wsstress.diagnosis;

import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.LockFact;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.RuntimeObservation.Stall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A session stood still, and threads of its JVM waited for each other's locks in a circle. */
final class LockCycleRule implements Rule {
  @Override
  public Optional<Diagnosis> explain(SessionEvidence facts) {
    return facts
        .first(Stall.class)
        .filter(facts::isBeforeFaults)
        .filter(stall -> !stall.lockCycle().isEmpty())
        .map(LockCycleRule::diagnosis);
  }

  private static Diagnosis diagnosis(Stall stall) {
    String sentence =
        "threads wait for each other's locks and none can go on: "
            + stall.lockCycle().stream()
                .map(LockCycleRule::waiting)
                .collect(Collectors.joining(", "));
    List<String> evidence = new ArrayList<>(List.of(stall.sentence()));
    for (LockFact fact : stall.lockCycle()) {
      stall.threads().stream()
          .filter(thread -> thread.name().equals(fact.thread()))
          .flatMap(thread -> thread.ownFrame().stream())
          .findFirst()
          .ifPresent(frame -> evidence.add("'" + fact.thread() + "' waits at " + frame));
    }
    return new Diagnosis(Mechanism.LOCK_CYCLE, sentence, evidence);
  }

  private static String waiting(LockFact fact) {
    return "'" + fact.thread() + "' waits for " + fact.lock() + " of '" + fact.owner() + "'";
  }
}
