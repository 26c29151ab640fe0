package dev.wsstress.diagnosis;

import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.Observation;
import dev.wsstress.model.Observation.MessageFault;
import dev.wsstress.model.Observation.Thrown;
import dev.wsstress.model.Side;
import dev.wsstress.model.TlsObservation.ConcurrentReaders;
import dev.wsstress.model.TlsObservation.RecordDisorder;
import dev.wsstress.model.TlsObservation.TlsFailure;
import java.util.List;
import java.util.Optional;

/**
 * Two threads had read one session at once, and the first thing that went wrong then went wrong
 * where a client reads: what arrived was mixed in the buffers that both used, though no journal saw
 * it in what the engine was given. Where one did, it says more.
 */
final class SharedReadingRule implements Rule {
  @Override
  public Optional<Diagnosis> explain(SessionEvidence facts) {
    return facts
        .first(ConcurrentReaders.class)
        .filter(met -> facts.first(RecordDisorder.class).isEmpty())
        .flatMap(
            met ->
                firstFailure(facts)
                    .filter(failure -> failure.atNanos() >= met.atNanos())
                    .filter(SharedReadingRule::isOfReading)
                    .map(failure -> diagnosis(met, failure)));
  }

  private static Optional<Observation> firstFailure(SessionEvidence facts) {
    return facts.all().stream().filter(seen -> seen.outcome().isFailure()).findFirst();
  }

  private static boolean isOfReading(Observation failure) {
    if (failure instanceof MessageFault fault) {
      return fault.side() == Side.CLIENT;
    }
    if (failure instanceof TlsFailure rejected) {
      return rejected.side() == Side.CLIENT && rejected.sent();
    }
    return failure instanceof Thrown thrown
        && (NetBufferRule.isContradiction(thrown) || isBreach(thrown));
  }

  /** The client itself found the frames that it read wrong. */
  private static boolean isBreach(Thrown thrown) {
    return thrown.side() == Side.CLIENT
        && thrown.origin().endsWith("ProtocolException")
        && ThrownOrigin.isOfWebSocket(thrown)
        && !ThrownOrigin.isInSending(thrown);
  }

  private static Diagnosis diagnosis(ConcurrentReaders met, Observation failure) {
    return new Diagnosis(
        Mechanism.INBOUND_RECORDS_MIXED,
        met.sentence() + "; then " + failure.sentence(),
        List.of(met.sentence(), failure.sentence()));
  }
}
