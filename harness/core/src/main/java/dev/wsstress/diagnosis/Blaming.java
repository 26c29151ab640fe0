package dev.wsstress.diagnosis;

import dev.wsstress.model.Blame;
import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Observation.Thrown;
import dev.wsstress.model.RuntimeObservation.Environment;
import dev.wsstress.model.Side;
import dev.wsstress.model.TlsObservation.TlsFailure;
import dev.wsstress.model.WireObservation.RecordsForwarded;
import java.util.List;
import java.util.Set;

/** From a mechanism and the facts to where its cause lies. Pure. */
final class Blaming {
  private static final List<Blame> CLIENT = List.of(Blame.CLIENT);
  private static final List<Blame> EITHER_END = List.of(Blame.CLIENT, Blame.SERVER);

  /** The alerts that reject a record (RFC 8446 section 6.2). */
  private static final Set<String> OF_RECORDS =
      Set.of("bad_record_mac", "record_overflow", "unexpected_message", "decode_error");

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
      // Seen by a server that says what it received; without it an echo may have been spoilt at
      // either end.
      case FRAMES_MIXED, DEFLATE_STATE_BROKEN, BINARY_AS_TEXT ->
          isWrongFromClient(facts) ? CLIENT : EITHER_END;
      case BUFFER_REUSED, BUFFER_RELEASED_EARLY, QUEUE_UNSYNCHRONIZED, SESSIONS_SHARE_BUFFER ->
          facts.hasServersView() ? CLIENT : EITHER_END;
      case ENVIRONMENT -> facts.first(Environment.class).map(Environment::blame).orElse(List.of());
      case UNEXPLAINED, UNKNOWN -> unexplained(facts);
    };
  }

  /** What the server read was wrong, or the client's own library refused to send it. */
  private static boolean isWrongFromClient(SessionEvidence facts) {
    return !facts.faults(Side.SERVER).isEmpty()
        || facts
            .first(
                Thrown.class,
                thrown -> FramesMixedRule.isOfClient(thrown) || PayloadRule.isOfClient(thrown))
            .isPresent();
  }

  /**
   * What is unknown is unknown: only what was seen on the wire itself says whose fault it is. What
   * a server received wrongly over intact TLS was sent so. A record that was rejected behind a tap
   * proxy has come over loopback only, from one end to the other. Nothing else leaves anybody out:
   * a record that left as it was wrapped may have been wrapped wrongly, and a client that receives
   * a wrong message may have read it wrongly.
   */
  private static List<Blame> unexplained(SessionEvidence facts) {
    if (facts.isTlsIntact() && !facts.sentWrongly().isEmpty()) {
      return CLIENT;
    }
    boolean behindProxy = facts.first(RecordsForwarded.class).isPresent();
    return behindProxy && facts.first(TlsFailure.class, Blaming::isOfARecord).isPresent()
        ? EITHER_END
        : List.of();
  }

  /** A handshake that failed says something else. */
  private static boolean isOfARecord(TlsFailure failure) {
    return OF_RECORDS.contains(failure.alert());
  }
}
