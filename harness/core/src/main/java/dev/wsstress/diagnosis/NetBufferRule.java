package dev.wsstress.diagnosis;

import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.Observation;
import dev.wsstress.model.Observation.Thrown;
import dev.wsstress.model.Side;
import dev.wsstress.model.TlsObservation.RecordDisorder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The client's own buffers contradicted themselves while it sent or received: a position behind its
 * limit, no room where room had been made. One thread cannot do that to a buffer. If records also
 * left in disorder, that is what became of the buffer's bytes.
 */
final class NetBufferRule implements Rule {
  private static final Set<String> CONTRADICTIONS =
      Set.of(
          "java.nio.BufferOverflowException",
          "java.nio.BufferUnderflowException",
          "java.nio.InvalidMarkException",
          "java.lang.IndexOutOfBoundsException",
          "java.lang.ArrayIndexOutOfBoundsException",
          "javax.crypto.ShortBufferException");

  @Override
  public Optional<Diagnosis> explain(SessionEvidence facts) {
    Optional<RecordDisorder> disorder = facts.first(RecordDisorder.class);
    if (disorder.filter(NetBufferRule::isInbound).isPresent()) {
      return Optional.empty();
    }
    return facts.all().stream()
        .filter(Thrown.class::isInstance)
        .map(Thrown.class::cast)
        .filter(NetBufferRule::isContradiction)
        .findFirst()
        .map(thrown -> diagnosis(thrown, disorder));
  }

  /** What was read in disorder contradicts itself in every buffer behind. */
  private static boolean isInbound(RecordDisorder disorder) {
    return disorder.mechanism() == Mechanism.INBOUND_RECORDS_MIXED;
  }

  /** Whether a buffer of the client says that somebody else changed it. */
  static boolean isContradiction(Thrown thrown) {
    if (thrown.side() != Side.CLIENT) {
      return false;
    }
    boolean misplaced =
        thrown.type().equals("java.lang.IllegalArgumentException")
            && thrown.message().startsWith("new");
    return misplaced || CONTRADICTIONS.contains(thrown.type());
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
