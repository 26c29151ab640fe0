package dev.wsstress.client;

import dev.wsstress.api.OutgoingMessage;
import dev.wsstress.api.SubjectSession;
import dev.wsstress.strand.SerialExecutor;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.OptionalInt;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;
import org.jspecify.annotations.Nullable;

/**
 * One Jetty WebSocket session confined to one {@link SerialExecutor}. {@code send} and {@code
 * demand} happen on the strand only; what Jetty reports on other threads (messages, completions,
 * errors, the close) hops onto it.
 *
 * <p>A message is not copied for its hop: Jetty keeps the payload until its callback is completed,
 * which the strand does after the handler has seen it. Since the next message is only demanded
 * then, one inbound message at most waits, and one object serves for all.
 *
 * <p>A hazard changes one step of it; its twin keeps that step. Threadsafe.
 */
public class ConfinedSession extends JettySession implements SubjectSession {
  private final SerialExecutor strand;
  private final Inbound inbound = new Inbound();

  /**
   * A session and the strand that it is confined to.
   *
   * @param parts what the session is made of
   * @param strand runs all that touches it
   */
  public record Confinement(SessionParts parts, SerialExecutor strand) {}

  /** Makes sessions. */
  public interface Factory {
    /** Called once a session. */
    ConfinedSession create(Confinement confinement);
  }

  /** Confines a session. */
  public ConfinedSession(Confinement confinement) {
    super(confinement.parts());
    this.strand = confinement.strand();
  }

  @Override
  protected void ready() {
    hop(() -> open().demand());
  }

  /** Runs a step on the strand, after all that came before it. Any thread. */
  protected final void hop(Runnable step) {
    strand.resume(step);
  }

  @Override
  public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
    inbound.payload = payload;
    inbound.callback = callback;
    hop(inbound);
  }

  @Override
  public void onWebSocketText(String text) {
    hop(
        () -> {
          handler().onText(text);
          open().demand();
        });
  }

  @Override
  public void onWebSocketError(Throwable cause) {
    // Before the opening it is the connect that failed, and its future says so.
    if (wasOpened()) {
      hop(() -> handler().onError(cause));
    }
  }

  @Override
  public void onWebSocketClose(int code, String reason, Callback callback) {
    hop(() -> handler().onClosed(code, Objects.requireNonNullElse(reason, "")));
    callback.succeed();
  }

  @Override
  public void send(OutgoingMessage message) {
    SendTask task = (SendTask) message.attachment();
    if (task == null) {
      task = new SendTask(message);
      message.attach(task);
    }
    strand.execute(task);
  }

  @Override
  public void close() {
    hop(() -> open().close(StatusCode.NORMAL, "", Callback.NOOP));
  }

  /** Sends, and completions with them: what the strand still has to run. */
  @Override
  public OptionalInt queued() {
    return OptionalInt.of(strand.pending());
  }

  /**
   * Gives a message to Jetty; on the strand.
   *
   * @param callback completed once, on any thread
   */
  protected void transmit(OutgoingMessage message, Callback callback) {
    sendWhole(open(), message, callback);
  }

  /** The send of a message ended; on the strand. */
  protected void completed(OutgoingMessage message, @Nullable Throwable failure) {
    if (failure == null) {
      handler().onSent(message);
    } else {
      handler().onSendFailed(message, failure);
    }
  }

  /** The open session, for the strand only. */
  protected final Session open() {
    strand.assertConfined();
    return session();
  }

  /** The one inbound message. Filled by Jetty's reading thread, emptied on the strand. */
  private final class Inbound implements Runnable {
    private @Nullable ByteBuffer payload;
    private @Nullable Callback callback;

    @Override
    public void run() {
      Session here = open();
      Callback done = Objects.requireNonNull(callback);
      try {
        handler().onMessage(Objects.requireNonNull(payload));
      } finally {
        done.succeed();
        here.demand();
      }
    }
  }

  /** A send and its completion; made once for each message object and used again. */
  private final class SendTask implements Runnable, Callback {
    private final OutgoingMessage message;
    private final Runnable completion = this::complete;

    /** Written by the thread that completes the send, read on the strand. */
    private @Nullable Throwable failure;

    SendTask(OutgoingMessage message) {
      this.message = message;
    }

    @Override
    public void run() {
      transmit(message, this);
    }

    @Override
    public void succeed() {
      failure = null;
      hop(completion);
    }

    @Override
    public void fail(Throwable cause) {
      failure = cause;
      hop(completion);
    }

    private void complete() {
      completed(message, failure);
    }
  }
}
