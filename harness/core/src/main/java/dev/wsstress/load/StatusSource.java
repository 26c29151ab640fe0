package dev.wsstress.load;

import dev.wsstress.api.OutgoingMessage;
import dev.wsstress.message.StatusText;
import dev.wsstress.oracle.StatusOracle;

/**
 * The status of the audio report: lines of text.
 *
 * @param session whose status
 */
record StatusSource(int session) implements MessageSource {
  @Override
  public OutgoingMessage allocate() {
    return OutgoingMessage.text(StatusText.MAX_LENGTH);
  }

  @Override
  public void write(OutgoingMessage message, long sequence) {
    StatusText.encode(message.bytes(), session, StatusOracle.STREAM, sequence);
  }
}
