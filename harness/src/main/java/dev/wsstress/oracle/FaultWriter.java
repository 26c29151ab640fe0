package dev.wsstress.oracle;

import dev.wsstress.message.Stamp;
import dev.wsstress.oracle.MissingRanges.Range;
import dev.wsstress.reports.result.Observation;
import dev.wsstress.reports.result.Outcome;
import dev.wsstress.reports.result.Side;
import dev.wsstress.reports.result.StampAddress;
import org.jspecify.annotations.Nullable;

/**
 * Puts what an oracle found into faults. Immutable.
 *
 * @param side who received
 * @param session the session that received
 * @param addressee the session that its messages have to name
 */
record FaultWriter(Side side, int session, int addressee) {
  /** A message came with wrong bytes. */
  Observation.MessageFault corrupted(Finding finding, long atNanos) {
    return fault(atNanos, Outcome.CORRUPTED, finding.expected(), finding.found(), finding.detail());
  }

  /**
   * A message came that was not due.
   *
   * @param due the sequence number that was
   */
  Observation.MessageFault outOfOrder(
      StreamLog.Disorder disorder, int stream, long due, long sequence, long atNanos) {
    Stamp expected = new Stamp(addressee, stream, due, 0);
    Stamp found = new Stamp(addressee, stream, sequence, 0);
    String detail =
        "message " + sequence + " of stream " + stream + " " + inWords(disorder, due, sequence);
    return fault(atNanos, outcomeOf(disorder), expected, found, detail);
  }

  private static Outcome outcomeOf(StreamLog.Disorder disorder) {
    return switch (disorder) {
      case EARLY -> Outcome.LOST;
      case LATE, ANCIENT -> Outcome.REORDERED;
      case AGAIN -> Outcome.DUPLICATED;
    };
  }

  private static String inWords(StreamLog.Disorder disorder, long due, long sequence) {
    String last = "after message " + (due - 1);
    return switch (disorder) {
      case EARLY -> "where message " + due + " was due: " + (sequence - due) + " missing";
      case LATE -> "late, " + last;
      case ANCIENT -> last + ", too late to tell whether for the first time";
      case AGAIN -> "again, " + last;
    };
  }

  /** Some messages never came. */
  Observation.MessageFault neverArrived(int stream, Range range, long atNanos) {
    Stamp expected = new Stamp(addressee, stream, range.first(), 0);
    long last = range.end() - 1;
    String which =
        range.first() == last ? "message " + last : "messages " + range.first() + " to " + last;
    String detail = "nothing of " + which + " of stream " + stream;
    return fault(atNanos, Outcome.LOST, expected, null, detail);
  }

  private Observation.MessageFault fault(
      long atNanos, Outcome fault, Stamp expected, @Nullable Stamp found, String detail) {
    return new Observation.MessageFault(
        session,
        atNanos,
        side,
        fault,
        address(expected),
        found == null ? null : address(found),
        detail);
  }

  private static StampAddress address(Stamp stamp) {
    return new StampAddress(stamp.session(), stamp.stream(), stamp.sequence(), stamp.block());
  }
}
