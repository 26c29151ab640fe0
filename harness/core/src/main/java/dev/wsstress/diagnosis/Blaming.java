package dev.wsstress.diagnosis;

import dev.wsstress.model.Blame;
import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.RuntimeObservation.Environment;
import dev.wsstress.model.Side;
import dev.wsstress.model.TlsObservation.AllRecordsInOrder;
import dev.wsstress.model.TlsObservation.RecordDisorder;
import dev.wsstress.model.TlsObservation.RecordsForwarded;
import dev.wsstress.model.TlsObservation.TlsFailure;
import java.util.List;

/** From a mechanism and the facts to where its cause lies. Pure. */
final class Blaming {
  private static final List<Blame> CLIENT = List.of(Blame.CLIENT);

  private Blaming() {}

  /** The same diagnosis with who is to blame. */
  static Diagnosis add(Diagnosis diagnosis, SessionEvidence facts) {
    return diagnosis.blaming(of(diagnosis, facts));
  }

  private static List<Blame> of(Diagnosis diagnosis, SessionEvidence facts) {
    return switch (diagnosis.mechanism()) {
      // Seen at the client's own taps, threads or JVM.
      case RECORDS_REORDERED,
          RECORD_TORN,
          RECORD_FOREIGN,
          INBOUND_RECORDS_MIXED,
          NET_BUFFER_SHARED,
          ENGINE_STATE_BROKEN,
          PLAINTEXT_ON_WIRE,
          STRAND_BLOCKED,
          LOCK_CYCLE,
          NATIVE_CRASH ->
          CLIENT;
      // Seen by a server that tells what it received; without its word an echo may have been
      // spoilt at either end.
      case FRAMES_MIXED,
          DEFLATE_STATE_BROKEN,
          BINARY_AS_TEXT,
          BUFFER_REUSED,
          BUFFER_RELEASED_EARLY,
          QUEUE_UNSYNCHRONIZED,
          SESSIONS_SHARE_BUFFER ->
          facts.hasServersView() ? CLIENT : List.of(Blame.CLIENT, Blame.SERVER);
      case ENVIRONMENT -> facts.first(Environment.class).map(Environment::blame).orElse(List.of());
      case UNEXPLAINED, UNKNOWN -> unexplained(facts);
    };
  }

  /** A client that failed before may have made itself what was rejected then. */
  private static boolean isRejectionFirst(SessionEvidence facts) {
    return facts.all().stream()
        .filter(seen -> seen.outcome().isFailure())
        .findFirst()
        .filter(TlsFailure.class::isInstance)
        .isPresent();
  }

  /** Where no mechanism is known, the facts may still leave somebody out. */
  private static List<Blame> unexplained(SessionEvidence facts) {
    if (facts.first(RecordDisorder.class).isPresent()
        || (facts.isTlsIntact() && !facts.faults(Side.SERVER).isEmpty())) {
      return CLIENT;
    }
    if (facts.first(TlsFailure.class).isPresent()
        && facts.first(RecordsForwarded.class).isPresent()) {
      // Behind the proxy there is nothing but loopback.
      return List.of(Blame.CLIENT, Blame.SERVER);
    }
    boolean leftWell = facts.first(AllRecordsInOrder.class).isPresent();
    if (isRejectionFirst(facts) && leftWell) {
      return List.of(Blame.SERVER, Blame.NETWORK);
    }
    return facts.faults(Side.CLIENT).isEmpty() ? List.of() : List.of(Blame.CLIENT, Blame.SERVER);
  }
}
