package dev.wsstress.oracle;

import dev.wsstress.message.Stamp;
import dev.wsstress.message.StatusText;
import dev.wsstress.reports.result.Observation;
import org.jspecify.annotations.Nullable;

/** Judges the status lines that one side of a session receives. NOT threadsafe. Pure. */
final class StatusOracle {
  private final int session;
  private final FaultWriter faults;
  private final StreamLog log = new StreamLog();
  private long sequence;

  StatusOracle(int session, FaultWriter faults) {
    this.session = session;
    this.faults = faults;
  }

  /** The sequence number of the last line that was whole. */
  long sequence() {
    return sequence;
  }

  /** Judges one line; null if it is whole and due. */
  Observation.@Nullable MessageFault accept(String text, long atNanos) {
    long due = log.next();
    StatusText.Address address = StatusText.address(text);
    if (address == null) {
      return damaged(due, null, "text that is no status line", atNanos);
    }
    if (address.session() != session) {
      Stamp found = new Stamp(address.session(), 0, address.sequence(), 0);
      String detail = "status line " + address.sequence() + " of session " + address.session();
      return damaged(due, found, detail + " on another session", atNanos);
    }
    if (!StatusText.of(session, address.sequence()).equals(text)) {
      String detail = "status line " + address.sequence() + " with other text";
      return damaged(address.sequence(), null, detail, atNanos);
    }
    sequence = address.sequence();
    return log.advance(sequence)
        ? null
        : faults.outOfOrder(log.disturb(sequence), 0, due, sequence, atNanos);
  }

  private Observation.MessageFault damaged(
      long line, @Nullable Stamp found, String detail, long atNanos) {
    Stamp expected = new Stamp(session, 0, line, 0);
    return faults.corrupted(new Finding(expected, found, detail, false), atNanos);
  }
}
