package dev.wsstress.load;

import dev.wsstress.api.OutgoingMessage;
import dev.wsstress.message.AudioChunk;

/**
 * The audio of the audio report: chunks of 20 ms, binary.
 *
 * @param session whose audio
 */
record AudioSource(int session) implements MessageSource {
  @Override
  public OutgoingMessage allocate() {
    return OutgoingMessage.binary(AudioChunk.LENGTH);
  }

  @Override
  public void write(OutgoingMessage message, long sequence) {
    AudioChunk.encode(message.bytes(), session, sequence);
  }
}
