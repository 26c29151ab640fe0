package dev.wsstress.diagnosis;

import dev.wsstress.model.Observation.MessageFault;
import dev.wsstress.model.StampAddress;

/** Whose bytes stand where others should, and where in their own message they belong. */
final class StampMatch {
  /** Behind the end of a shorter message the first whole block of a longer one may be the next. */
  private static final long NEIGHBOUR = 1;

  private StampMatch() {}

  /**
   * True if the bytes stand where they belong, but in another message: what a buffer does that was
   * written over. It is also what tells a stamp from noise that happens to read like one.
   */
  static boolean isInPlace(MessageFault fault) {
    StampAddress came = fault.found();
    if (came == null) {
      return false;
    }
    long ahead = came.block() - fault.expected().block();
    return ahead >= 0 && ahead <= NEIGHBOUR;
  }

  /** The bytes that came, such as "block 3 of message 8 of stream 1 of session 2". */
  static String bytes(MessageFault fault) {
    StampAddress came = fault.found();
    return came == null ? "bytes of nobody" : "block " + came.block() + " of " + message(came);
  }

  /** A message by its address. */
  static String message(StampAddress address) {
    return "message "
        + address.sequence()
        + " of stream "
        + address.stream()
        + " of session "
        + address.session();
  }
}
