package dev.wsstress.diagnosis;

import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.Observation;
import dev.wsstress.model.Observation.Thrown;
import dev.wsstress.model.Side;
import dev.wsstress.model.TlsObservation.Direction;
import dev.wsstress.model.TlsObservation.RecordDisorder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The client's buffers contradicted themselves on the way to the network or from it: a position
 * behind its limit, no room where room had been made. One thread cannot do that to such a buffer.
 * An exception counts only with the frames that show this way: a client has other buffers. If
 * records also left in disorder, that is what became of the buffer's bytes.
 */
final class NetBufferRule implements Rule {
  @Override
  public Optional<Diagnosis> explain(SessionEvidence facts) {
    Optional<RecordDisorder> disorder = facts.first(RecordDisorder.class);
    if (disorder.filter(NetBufferRule::isInbound).isPresent()) {
      return Optional.empty();
    }
    return facts
        .first(Thrown.class, NetBufferRule::isContradiction)
        .map(thrown -> diagnosis(thrown, disorder));
  }

  /** What was read in disorder contradicts itself in every buffer behind. */
  private static boolean isInbound(RecordDisorder disorder) {
    return disorder.direction() == Direction.INBOUND;
  }

  /** Whether a buffer of the client says that another thread changed it. */
  static boolean isContradiction(Thrown thrown) {
    return thrown.side() == Side.CLIENT && ThrownOrigin.isBufferOnTheWay(thrown);
  }

  private static Diagnosis diagnosis(Observation thrown, Optional<RecordDisorder> disorder) {
    List<String> evidence = new ArrayList<>(List.of(thrown.sentence()));
    disorder.ifPresent(seen -> evidence.add(seen.sentence()));
    return new Diagnosis(
        Mechanism.NET_BUFFER_SHARED,
        "a network buffer was changed by another thread while it was in use: " + thrown.sentence(),
        evidence);
  }
}
