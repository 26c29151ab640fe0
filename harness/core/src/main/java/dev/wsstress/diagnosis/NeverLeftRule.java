package dev.wsstress.diagnosis;

import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.Observation;
import dev.wsstress.model.Observation.Arrived;
import dev.wsstress.model.RuntimeObservation.Stall;
import dev.wsstress.model.StreamFact;
import dev.wsstress.model.TlsObservation.AllRecordsInOrder;
import dev.wsstress.model.TlsObservation.RecordsAccepted;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * A session stood still, and some of what its senders had given it was nowhere: every record that
 * had left the client had arrived, the server had answered every message that it got, so that it
 * waited for the next, and the session's own queue held fewer than were missing. They were lost
 * where they were queued. Without one of these facts nothing is claimed: what is missing could be
 * on its way.
 */
final class NeverLeftRule implements Rule {
  @Override
  public Optional<Diagnosis> explain(SessionEvidence facts) {
    return facts
        .first(Stall.class)
        .filter(stall -> isFirstFailure(stall, facts) && facts.isTlsIntact())
        .filter(stall -> hasAllArrived(facts) && hasAllBeenAnswered(stall, facts))
        .filter(stall -> stall.queued() != null && missing(stall, facts) > stall.queued())
        .map(stall -> diagnosis(stall, facts));
  }

  private static boolean isFirstFailure(Stall stall, SessionEvidence facts) {
    return facts.all().stream()
        .takeWhile(seen -> seen != stall)
        .noneMatch(seen -> seen.outcome().isFailure());
  }

  private static boolean hasAllArrived(SessionEvidence facts) {
    return facts.first(AllRecordsInOrder.class).isPresent()
        && sum(facts, RecordsAccepted.class, RecordsAccepted::records)
            >= sum(facts, AllRecordsInOrder.class, AllRecordsInOrder::records);
  }

  private static boolean hasAllBeenAnswered(Stall stall, SessionEvidence facts) {
    long acknowledged =
        stall.streams().stream().mapToLong(stream -> stream.lastAcknowledged() + 1).sum();
    return facts.first(Arrived.class).isPresent() && arrived(facts) == acknowledged;
  }

  private static long missing(Stall stall, SessionEvidence facts) {
    return stall.streams().stream().mapToLong(StreamFact::lastSent).map(last -> last + 1).sum()
        - arrived(facts);
  }

  private static long arrived(SessionEvidence facts) {
    return sum(facts, Arrived.class, Arrived::messages);
  }

  /** Over all connections of the session. */
  private static <T extends Observation> long sum(
      SessionEvidence facts, Class<T> kind, ToLongFunction<T> number) {
    return facts.all().stream().filter(kind::isInstance).map(kind::cast).mapToLong(number).sum();
  }

  private static Diagnosis diagnosis(Stall stall, SessionEvidence facts) {
    String sentence =
        String.format(
            Locale.ROOT,
            "%,d of the messages given to the session never left, and %s in its queue: every record"
                + " that left arrived, and the server answered all %,d messages that it got;"
                + " producer and consumer lost count of the queue between them",
            missing(stall, facts),
            stall.queued() == null || stall.queued() == 0 ? "none waits" : "fewer wait",
            arrived(facts));
    return new Diagnosis(
        Mechanism.QUEUE_UNSYNCHRONIZED,
        sentence,
        List.of(
            stall.sentence(),
            facts.first(AllRecordsInOrder.class).map(Observation::sentence).orElse(""),
            facts.first(RecordsAccepted.class).map(Observation::sentence).orElse(""),
            facts.first(Arrived.class).map(Observation::sentence).orElse("")));
  }
}
