package dev.wsstress.diagnosis;

import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Observation;
import dev.wsstress.model.Observation.MessageFault;
import dev.wsstress.model.Observation.Thrown;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.RecordFact;
import dev.wsstress.model.Side;
import dev.wsstress.model.StampAddress;
import dev.wsstress.model.TlsObservation.Direction;
import dev.wsstress.model.TlsObservation.RecordDisorder;
import dev.wsstress.model.TlsObservation.TlsFailure;
import java.util.List;
import java.util.Optional;

/** What the tests of the rules let a rule see. */
final class Seen {
  static final int SESSION = 3;

  /** A record that left where another was due. */
  static final RecordDisorder DISORDER =
      new RecordDisorder(
          SESSION,
          5,
          Direction.OUTBOUND,
          48,
          4711,
          new RecordFact(48, 90, "actor-1", "writer-A"),
          new RecordFact(49, 90, "actor-2", "writer-B"));

  /** A record that the server rejected. */
  static final TlsFailure ALERT =
      new TlsFailure(SESSION, 20, Side.SERVER, true, "bad_record_mac", "Tag mismatch!");

  private Seen() {}

  static Optional<Diagnosis> explain(Rule rule, Observation... seen) {
    return rule.explain(new SessionEvidence(List.of(seen), CommonDamage.NONE));
  }

  static Thrown thrown(Side side, String type, String message) {
    return new Thrown(SESSION, 10, side, type, message);
  }

  /** An exception with the frames of where it came from, the innermost first. */
  static Thrown thrown(Side side, String type, String message, List<String> frames) {
    return new Thrown(SESSION, 10, side, type, message, List.of(), frames);
  }

  /** Frames as a stack has them, innermost first. */
  static List<String> frames(String... names) {
    return List.of(names);
  }

  /** A message of which the bytes are wrong, in these words. */
  static MessageFault corrupted(Side side, long sequence, String detail) {
    StampAddress expected = new StampAddress(SESSION, 1, sequence, 2);
    return new MessageFault(SESSION, 15, side, Outcome.CORRUPTED, expected, null, detail);
  }
}
