package dev.wsstress.worker;

import dev.wsstress.api.OutgoingMessage;
import dev.wsstress.api.SessionHandler;
import java.nio.ByteBuffer;

/** Passes everything on, and has its subject do its deed after some messages. */
final class Counting implements SessionHandler {
  private final SessionHandler inner;
  private final Doomed subject;
  private int messages;

  Counting(SessionHandler inner, Doomed subject) {
    this.inner = inner;
    this.subject = subject;
  }

  @Override
  public void onMessage(ByteBuffer message) {
    inner.onMessage(message);
    if (++messages == Doomed.MESSAGES) {
      try {
        subject.deed();
      } catch (ReflectiveOperationException e) {
        throw new LinkageError("no deed", e);
      }
    }
  }

  @Override
  public void onText(String text) {
    inner.onText(text);
  }

  @Override
  public void onSent(OutgoingMessage message) {
    inner.onSent(message);
  }

  @Override
  public void onSendFailed(OutgoingMessage message, Throwable cause) {
    inner.onSendFailed(message, cause);
  }

  @Override
  public void onError(Throwable cause) {
    inner.onError(cause);
  }

  @Override
  public void onClosed(int code, String reason) {
    inner.onClosed(code, reason);
  }
}
