package dev.wsstress.client;

import dev.wsstress.api.OutgoingMessage;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jetty.websocket.api.Callback;
import org.jspecify.annotations.Nullable;

/**
 * One Jetty WebSocket session whose handler is called under a lock, on whatever thread brings the
 * news. Nothing that may block is done under the lock, so that receiving never waits for sending: a
 * reader that does so stops the peer from reading, and both wait forever.
 */
public abstract class GuardedSession extends JettySession {
  private final ReentrantLock handling;

  public GuardedSession(SessionParts parts, ReentrantLock handling) {
    super(parts);
    this.handling = handling;
  }

  @Override
  protected void ready() {
    session().demand();
  }

  @Override
  public final void onWebSocketBinary(ByteBuffer payload, Callback callback) {
    tell(() -> handler().onMessage(payload));
    callback.succeed();
    session().demand();
  }

  @Override
  public final void onWebSocketText(String text) {
    tell(() -> handler().onText(text));
    session().demand();
  }

  @Override
  public final void onWebSocketError(Throwable cause) {
    // Before the opening it is the connect that failed, and its future says so.
    if (wasOpened()) {
      tell(() -> handler().onError(cause));
    }
  }

  @Override
  public void onWebSocketClose(int code, String reason, Callback callback) {
    tell(() -> handler().onClosed(code, Objects.requireNonNullElse(reason, "")));
    callback.succeed();
  }

  /** The send of a message ended. Any thread. */
  protected final void completed(OutgoingMessage message, @Nullable Throwable failure) {
    if (failure == null) {
      tell(() -> handler().onSent(message));
    } else {
      tell(() -> handler().onSendFailed(message, failure));
    }
  }

  private void tell(Runnable news) {
    handling.lock();
    try {
      news.run();
    } finally {
      handling.unlock();
    }
  }
}
