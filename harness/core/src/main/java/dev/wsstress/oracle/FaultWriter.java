package dev.wsstress.oracle;

import dev.wsstress.message.Stamp;
import dev.wsstress.model.Observation;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.Side;
import dev.wsstress.model.StampAddress;
import org.jspecify.annotations.Nullable;

/**
 * Puts what an oracle found into faults. Immutable.
 *
 * @param side who received
 * @param session the session that received
 * @param addressee the session that its messages name: itself, or all
 * @param noun what a message of it is called
 */
record FaultWriter(Side side, int session, int addressee, String noun) {
  /** A message came of the other kind, text or binary. */
  Observation.MessageFault otherKind(Stamp due, String came, long atNanos) {
    return fault(atNanos, Outcome.CORRUPTED, due, null, came + " where a " + noun + " was due");
  }

  /** A message came with wrong bytes. */
  Observation.MessageFault corrupted(Finding finding, long atNanos) {
    return new Observation.MessageFault(
        session,
        atNanos,
        side,
        Outcome.CORRUPTED,
        address(finding.expected()),
        finding.found() == null ? null : address(finding.found()),
        finding.detail(),
        finding.blocks());
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
        noun + " " + sequence + " of stream " + stream + " " + inWords(disorder, due, sequence);
    return fault(atNanos, outcomeOf(disorder), expected, found, detail);
  }

  private static Outcome outcomeOf(StreamLog.Disorder disorder) {
    return switch (disorder) {
      case EARLY -> Outcome.LOST;
      case LATE, ANCIENT -> Outcome.REORDERED;
      case AGAIN -> Outcome.DUPLICATED;
    };
  }

  private String inWords(StreamLog.Disorder disorder, long due, long sequence) {
    String last = "after " + noun + " " + (due - 1);
    return switch (disorder) {
      case EARLY -> "where " + noun + " " + due + " was due: " + (sequence - due) + " missing";
      case LATE -> "late, " + last;
      case ANCIENT -> last + ", too late to tell whether for the first time";
      case AGAIN -> "again, " + last;
    };
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
