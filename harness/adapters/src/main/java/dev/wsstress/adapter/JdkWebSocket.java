package dev.wsstress.adapter;

import dev.wsstress.api.OutgoingMessage;
import dev.wsstress.api.SessionHandler;
import dev.wsstress.api.Subject;
import dev.wsstress.api.SubjectContext;
import dev.wsstress.api.SubjectSession;
import dev.wsstress.api.SubjectSpec;
import dev.wsstress.model.Expectation;
import dev.wsstress.model.SubjectDescription;
import dev.wsstress.model.SubjectDescription.Role;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The client of the JDK, {@link java.net.http.WebSocket}. It allows one send outstanding on a
 * WebSocket, so each send here begins when the one before has completed; its listener is called by
 * one thread at a time, in order.
 */
public final class JdkWebSocket implements SubjectSpec {
  @Override
  public SubjectDescription description() {
    return new SubjectDescription(
        "jdk-websocket",
        Role.CLIENT,
        "java.net.http.WebSocket: each send begins when the one before has completed",
        null,
        Expectation.forbidFailure());
  }

  @Override
  public Subject create(SubjectContext context) {
    return new Sessions(context, client(context));
  }

  /** The protocols are those of the context; a host name is verified by the client itself. */
  private static HttpClient client(SubjectContext context) {
    return HttpClient.newBuilder()
        .sslContext(context.tls())
        .sslParameters(context.tlsParameters())
        .followRedirects(HttpClient.Redirect.NEVER)
        .build();
  }

  private record Sessions(SubjectContext context, HttpClient client) implements Subject {
    @Override
    public CompletionStage<SubjectSession> open(int session, SessionHandler handler) {
      URI endpoint = context.endpoint(session);
      Listener listener = new Listener(handler);
      return client
          .newWebSocketBuilder()
          .buildAsync(endpoint, listener)
          .thenApply(open -> new Session(open, handler));
    }

    /** The client of JDK 17 has no end of its own: it ends when nothing refers to it. */
    @Override
    public void close() {}
  }

  /** One session; its tail is the send that was asked for last. */
  private static final class Session implements SubjectSession {
    private final WebSocket open;
    private final SessionHandler handler;
    private CompletableFuture<?> tail = CompletableFuture.completedFuture(null);

    Session(WebSocket open, SessionHandler handler) {
      this.open = open;
      this.handler = handler;
    }

    @Override
    public synchronized void send(OutgoingMessage message) {
      tail =
          tail.handle((before, failure) -> before)
              .thenCompose(before -> transmit(message))
              .whenComplete((done, failure) -> completed(message, failure));
    }

    private CompletionStage<WebSocket> transmit(OutgoingMessage message) {
      ByteBuffer bytes = message.bytes().duplicate();
      return message.isText()
          ? open.sendText(StandardCharsets.UTF_8.decode(bytes), true)
          : open.sendBinary(bytes, true);
    }

    private void completed(OutgoingMessage message, @Nullable Throwable failure) {
      if (failure == null) {
        handler.onSent(message);
      } else {
        handler.onSendFailed(message, failure);
      }
    }

    @Override
    public synchronized void close() {
      tail =
          tail.handle((before, failure) -> before)
              .thenCompose(before -> open.sendClose(WebSocket.NORMAL_CLOSURE, ""));
    }
  }

  /** Joins the parts of a message. Calls come one at a time. */
  private static final class Listener implements WebSocket.Listener {
    private final SessionHandler handler;
    private final StringBuilder text = new StringBuilder();
    private ByteBuffer binary = ByteBuffer.allocate(1024);

    Listener(SessionHandler handler) {
      this.handler = handler;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer part, boolean last) {
      if (binary.remaining() < part.remaining()) {
        int needed = binary.position() + part.remaining();
        binary = ByteBuffer.allocate(Math.max(needed, 2 * binary.capacity())).put(binary.flip());
      }
      binary.put(part);
      if (last) {
        handler.onMessage(binary.flip());
        binary.clear();
      }
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        handler.onText(text.toString());
        text.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      handler.onClosed(code, reason);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      handler.onError(error);
    }
  }
}
