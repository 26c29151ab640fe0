package dev.wsstress.diagnosis;

import dev.wsstress.reports.result.Diagnosis;
import dev.wsstress.reports.result.Mechanism;
import dev.wsstress.reports.result.Observation;
import dev.wsstress.reports.result.Observation.RecordDisorder;
import dev.wsstress.reports.result.Observation.Thrown;
import dev.wsstress.reports.result.Side;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The client's own buffers contradicted themselves while it sent or received: a position behind its
 * limit, no room where room had been made. One thread cannot do that to a buffer.
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
  public Optional<Diagnosis> explain(Facts facts) {
    if (facts.first(RecordDisorder.class).isPresent()) {
      return Optional.empty();
    }
    return facts.all().stream()
        .filter(Thrown.class::isInstance)
        .map(Thrown.class::cast)
        .filter(NetBufferRule::isContradiction)
        .findFirst()
        .map(NetBufferRule::diagnosis);
  }

  private static boolean isContradiction(Thrown thrown) {
    if (thrown.side() != Side.CLIENT) {
      return false;
    }
    boolean misplaced =
        thrown.type().equals("java.lang.IllegalArgumentException")
            && thrown.message().startsWith("new");
    return misplaced || CONTRADICTIONS.contains(thrown.type());
  }

  private static Diagnosis diagnosis(Observation thrown) {
    return new Diagnosis(
        Mechanism.NET_BUFFER_SHARED,
        "a network buffer was changed by another thread while it was in use: " + thrown.sentence(),
        List.of(thrown.sentence()));
  }
}
