package dev.wsstress.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wsstress.strand.SerialExecutor;
import dev.wsstress.subject.ClientEvidence;
import dev.wsstress.subject.OutgoingMessage;
import dev.wsstress.subject.SessionHandler;
import dev.wsstress.subject.SubjectSession;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
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
 * <p>Threadsafe.
 */
public final class ConfinedSession implements SubjectSession, Session.Listener {
  private final JettyConnector connector;
  private final SerialExecutor strand;
  private final SessionHandler handler;
  private final int number;
  private final long startNanos;
  private final int sendBound;
  private final Inbound inbound = new Inbound();

  /** Written once, before the first demand and so before anybody sends. */
  private volatile @Nullable Session session;

  private volatile @Nullable TappedEndPoint endPoint;

  ConfinedSession(
      JettyConnector connector,
      SerialExecutor strand,
      SessionHandler handler,
      int number,
      long startNanos,
      int sendBound) {
    this.connector = connector;
    this.strand = strand;
    this.handler = handler;
    this.number = number;
    this.startNanos = startNanos;
    this.sendBound = sendBound;
  }

  @Override
  public void onWebSocketOpen(Session opened) {
    opened.setMaxOutgoingFrames(sendBound);
    TappedEndPoint below = connector.claim(opened.getLocalSocketAddress());
    endPoint = below;
    session = opened;
    if (below != null && below.getConnection() instanceof JournaledSslConnection ssl) {
      ssl.webSocketOpened();
    }
    strand.resume(opened::demand);
  }

  @Override
  public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
    inbound.payload = payload;
    inbound.callback = callback;
    strand.resume(inbound);
  }

  @Override
  public void onWebSocketText(String text) {
    strand.resume(
        () -> {
          handler.onText(text);
          open().demand();
        });
  }

  @Override
  public void onWebSocketError(Throwable cause) {
    // Before the opening it is the connect that failed, and its future says so.
    if (session != null) {
      strand.resume(() -> handler.onError(cause));
    }
  }

  @Override
  public void onWebSocketClose(int code, String reason, Callback callback) {
    strand.resume(() -> handler.onClosed(code, Objects.requireNonNullElse(reason, "")));
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
    strand.resume(() -> open().close(StatusCode.NORMAL, "", Callback.NOOP));
  }

  @Override
  public List<ClientEvidence> evidence() {
    TappedEndPoint below = endPoint;
    return below == null ? List.of() : List.of(below.evidence(number, startNanos));
  }

  private Session open() {
    strand.assertConfined();
    return Objects.requireNonNull(session, "the session is used before it is open");
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
        handler.onMessage(Objects.requireNonNull(payload));
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
      if (message.isText()) {
        open().sendText(UTF_8.decode(message.bytes().duplicate()).toString(), this);
      } else {
        open().sendBinary(message.bytes(), this);
      }
    }

    @Override
    public void succeed() {
      failure = null;
      strand.resume(completion);
    }

    @Override
    public void fail(Throwable cause) {
      failure = cause;
      strand.resume(completion);
    }

    private void complete() {
      Throwable cause = failure;
      if (cause == null) {
        handler.onSent(message);
      } else {
        handler.onSendFailed(message, cause);
      }
    }
  }
}
