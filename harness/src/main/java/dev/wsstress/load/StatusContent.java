package dev.wsstress.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wsstress.message.StatusText;
import dev.wsstress.subject.OutgoingMessage;

/** Status lines, as text. */
record StatusContent(int session) implements Content {
  @Override
  public OutgoingMessage newMessage(int slot) {
    return OutgoingMessage.text(StatusText.MAX_LENGTH);
  }

  @Override
  public void write(OutgoingMessage message, long sequence) {
    message.bytes().clear().put(StatusText.of(session, sequence).getBytes(UTF_8)).flip();
  }
}
