package dev.wsstress.diagnosis;

import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Observation;
import dev.wsstress.model.Observation.Closed;
import dev.wsstress.model.Observation.MessageFault;
import dev.wsstress.model.Observation.Thrown;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.Side;
import dev.wsstress.model.StampAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Messages of session 3 that came in another way than they were sent, for tests of the rules. */
final class Misplaced {
  static final Thrown SERVER_LOST_IT =
      new Thrown(Seen.SESSION, 8, Side.SERVER, "java.nio.channels.ClosedChannelException", "");

  private Misplaced() {}

  static StampAddress at(int session, int stream, long sequence, long block) {
    return new StampAddress(session, stream, sequence, block);
  }

  static MessageFault corrupted(Side side, StampAddress due, @Nullable StampAddress came) {
    return fault(side, Outcome.CORRUPTED, due, came);
  }

  /** A message came where an earlier one of its stream was due. */
  static MessageFault gap(int stream, long due, long came) {
    return fault(
        Side.SERVER,
        Outcome.LOST,
        at(Seen.SESSION, stream, due, 0),
        at(Seen.SESSION, stream, came, 0));
  }

  /** A message came that had come before. */
  static MessageFault again(int stream, long due, long came) {
    return fault(
        Side.SERVER,
        Outcome.DUPLICATED,
        at(Seen.SESSION, stream, due, 0),
        at(Seen.SESSION, stream, came, 0));
  }

  static Closed closed(Side side, int code) {
    return new Closed(Seen.SESSION, 7, side, code, "");
  }

  private static MessageFault fault(
      Side side, Outcome outcome, StampAddress due, @Nullable StampAddress came) {
    return new MessageFault(Seen.SESSION, 5, side, outcome, due, came, "what the oracle says");
  }

  static Diagnosis diagnose(Observation... observations) {
    return Diagnostician.diagnose(List.of(observations));
  }
}
