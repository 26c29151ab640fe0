package dev.wsstress.diagnosis;

import dev.wsstress.message.MessageDescriptor;
import dev.wsstress.model.Observation.MessageFault;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.StampAddress;
import java.util.List;

/** What had been delivered before, and came again: a message, or bytes of one. Stateless. */
final class OldMessage {
  private OldMessage() {}

  /** An old message came back whole. */
  static boolean isMessage(MessageFault fault, List<MessageFault> all) {
    StampAddress came = fault.found();
    return fault.fault() == Outcome.DUPLICATED && came != null && !isBehindAGap(came, all);
  }

  /**
   * A message that goes to every session came back to this one, or bytes of it in a later one.
   * Every session's copy of it has the same address: whose this is cannot be told.
   */
  static boolean isOfAll(MessageFault fault, List<MessageFault> all) {
    StampAddress came = fault.found();
    return came != null
        && came.session() == MessageDescriptor.BROADCAST
        && (isMessage(fault, all) || (isBytes(fault, came) && !isBehindAGap(came, all)));
  }

  private static boolean isBytes(MessageFault fault, StampAddress came) {
    StampAddress due = fault.expected();
    return fault.fault() == Outcome.CORRUPTED
        && came.stream() == due.stream()
        && came.sequence() < due.sequence()
        && StampMatch.isInPlace(fault);
  }

  /** A message from behind a gap may be one that came before its time. */
  private static boolean isBehindAGap(StampAddress came, List<MessageFault> all) {
    return all.stream()
        .anyMatch(
            gap ->
                gap.fault() == Outcome.LOST
                    && gap.expected().stream() == came.stream()
                    && gap.expected().sequence() <= came.sequence());
  }
}
