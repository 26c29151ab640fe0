package dev.wsstress.load;

import dev.wsstress.message.AudioChunk;
import dev.wsstress.subject.OutgoingMessage;

/** Audio, 20 ms a message. */
record AudioContent(int session) implements Content {
  @Override
  public OutgoingMessage newMessage(int slot) {
    return OutgoingMessage.binary(AudioChunk.LENGTH);
  }

  @Override
  public void write(OutgoingMessage message, long sequence) {
    AudioChunk.encode(message.bytes(), session, sequence);
  }
}
