package dev.wsstress.load;

import dev.wsstress.subject.OutgoingMessage;

/** What the messages of one stream are. For the stream's actor, if nothing else is said. */
interface Content {
  /**
   * Makes a message object for one of the stream's slots.
   *
   * @param slot the number of the slot; it carries every message of which the sequence number has
   *     that rest when divided by the number of slots
   */
  OutgoingMessage newMessage(int slot);

  /** Whether a message may be written already. */
  default boolean isReady(long sequence) {
    return true;
  }

  /** Makes the object be the message with that sequence number. */
  void write(OutgoingMessage message, long sequence);

  /** A message is out and its echo verified; on the session's strand. */
  default void settled(long sequence) {}
}
