package dev.wsstress.benchmarks;

import dev.wsstress.api.OutgoingMessage;
import dev.wsstress.api.SubjectSession;
import dev.wsstress.client.JettySession;
import dev.wsstress.client.SessionParts;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.StatusCode;

/**
 * One Jetty WebSocket session used as it is: whoever wants to send sends, on its own thread, and
 * what Jetty reports is passed on where it is reported. Jetty queues whole messages itself and
 * delivers the next only when it is demanded. What it does not do is call its handler by one thread
 * at a time: a completion may come while a message is handled. Threadsafe if the handler is.
 *
 * <p>Public only because Jetty binds its methods by reflection.
 */
public final class UnconfinedSession extends JettySession implements SubjectSession {
  /** Prepares a session that is not open yet. */
  UnconfinedSession(SessionParts parts) {
    super(parts);
  }

  @Override
  protected void ready() {
    session().demand();
  }

  @Override
  public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
    try {
      handler().onMessage(payload);
    } finally {
      callback.succeed();
      session().demand();
    }
  }

  @Override
  public void onWebSocketText(String text) {
    handler().onText(text);
    session().demand();
  }

  @Override
  public void onWebSocketError(Throwable cause) {
    if (wasOpened()) {
      handler().onError(cause);
    }
  }

  @Override
  public void onWebSocketClose(int code, String reason, Callback callback) {
    handler().onClosed(code, Objects.requireNonNullElse(reason, ""));
    callback.succeed();
  }

  @Override
  public void send(OutgoingMessage message) {
    Completion completion = (Completion) message.attachment();
    if (completion == null) {
      completion = new Completion(message);
      message.attach(completion);
    }
    sendWhole(session(), message, completion);
  }

  @Override
  public void close() {
    session().close(StatusCode.NORMAL, "", Callback.NOOP);
  }

  /** Made once for each message object and used again. */
  private final class Completion implements Callback {
    private final OutgoingMessage message;

    Completion(OutgoingMessage message) {
      this.message = message;
    }

    @Override
    public void succeed() {
      handler().onSent(message);
    }

    @Override
    public void fail(Throwable cause) {
      handler().onSendFailed(message, cause);
    }
  }
}
