package dev.wsstress.diagnosis;

import dev.wsstress.reports.result.Diagnosis;
import dev.wsstress.reports.result.Observation;
import dev.wsstress.reports.result.Observation.Closed;
import dev.wsstress.reports.result.Observation.MessageFault;
import dev.wsstress.reports.result.Observation.Thrown;
import dev.wsstress.reports.result.Observation.TlsFailure;
import dev.wsstress.reports.result.Outcome;
import dev.wsstress.reports.result.Side;
import dev.wsstress.reports.result.StampAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Observations of session 3, as its taps and oracles make them, for tests of the rules. */
final class Seen {
  static final int SESSION = 3;
  static final TlsFailure ALERT =
      new TlsFailure(SESSION, 9, Side.SERVER, true, "bad_record_mac", "Tag mismatch!");
  static final Thrown SERVER_LOST_IT =
      new Thrown(SESSION, 8, Side.SERVER, "java.nio.channels.ClosedChannelException", "");

  private Seen() {}

  static StampAddress at(int session, int stream, long sequence, long block) {
    return new StampAddress(session, stream, sequence, block);
  }

  static MessageFault corrupted(Side side, StampAddress due, @Nullable StampAddress came) {
    return fault(side, Outcome.CORRUPTED, due, came);
  }

  /** A message came where an earlier one of its stream was due. */
  static MessageFault gap(int stream, long due, long came) {
    return fault(
        Side.SERVER, Outcome.LOST, at(SESSION, stream, due, 0), at(SESSION, stream, came, 0));
  }

  /** A message came that had come before. */
  static MessageFault again(int stream, long due, long came) {
    return fault(
        Side.SERVER, Outcome.DUPLICATED, at(SESSION, stream, due, 0), at(SESSION, stream, came, 0));
  }

  static Closed closed(Side side, int code) {
    return new Closed(SESSION, 7, side, code, "");
  }

  private static MessageFault fault(
      Side side, Outcome outcome, StampAddress due, @Nullable StampAddress came) {
    return new MessageFault(SESSION, 5, side, outcome, due, came, "what the oracle says");
  }

  static Diagnosis diagnose(Observation... observations) {
    return Diagnostician.diagnose(List.of(observations));
  }
}
