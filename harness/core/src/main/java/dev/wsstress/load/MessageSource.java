package dev.wsstress.load;

import dev.wsstress.api.OutgoingMessage;

/** What a stream consists of. NOT threadsafe: for one stream and its actor. */
interface MessageSource {
  /** A message object with room for the longest of its messages. */
  OutgoingMessage allocate();

  /** Writes the message of a sequence number into the bytes of a message object. */
  void write(OutgoingMessage message, long sequence);
}
