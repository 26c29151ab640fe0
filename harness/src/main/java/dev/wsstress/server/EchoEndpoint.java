package dev.wsstress.server;

import dev.wsstress.oracle.SessionOracle;
import dev.wsstress.reports.result.Observation;
import dev.wsstress.reports.result.Side;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/**
 * Verifies each message of one connection and has it answered. The next message is demanded when
 * the answer has left, so a connection holds one message at most, and its oracle is used by one
 * thread at a time. Public only because Jetty binds its methods by reflection.
 */
public final class EchoEndpoint implements Session.Listener {
  private static final int NORMAL = 1000;
  private static final int GOING_AWAY = 1001;
  private static final int NO_CODE = 1005;

  private final int number;
  private final long startNanos;
  private final Consumer<Observation> sink;
  private final SessionOracle oracle;
  private final Function<Session, Answers> conduct;
  private @Nullable Answers answers;

  EchoEndpoint(
      int number,
      int addressee,
      long startNanos,
      Consumer<Observation> sink,
      Function<Session, Answers> conduct) {
    this.number = number;
    this.conduct = conduct;
    this.startNanos = startNanos;
    this.sink = sink;
    this.oracle = new SessionOracle(Side.SERVER, number, addressee);
  }

  @Override
  public void onWebSocketOpen(Session opened) {
    answers = conduct.apply(opened);
    opened.demand();
  }

  @Override
  public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
    Observation fault = oracle.accept(payload, now());
    if (fault != null) {
      sink.accept(fault);
    }
    answers().binary(payload, callback);
  }

  @Override
  public void onWebSocketText(String text) {
    Observation fault = oracle.accept(text, now());
    if (fault != null) {
      sink.accept(fault);
    }
    answers().text(text);
  }

  @Override
  public void onWebSocketError(Throwable cause) {
    if (hasEndedIt()) {
      return;
    }
    sink.accept(
        new Observation.Thrown(
            number,
            now(),
            Side.SERVER,
            cause.getClass().getName(),
            Objects.requireNonNullElse(cause.getMessage(), "")));
  }

  @Override
  public void onWebSocketClose(int code, String reason, Callback callback) {
    answers().closed();
    if (!hasEndedIt() && code != NORMAL && code != GOING_AWAY && code != NO_CODE) {
      sink.accept(
          new Observation.Closed(
              number, now(), Side.SERVER, code, Objects.requireNonNullElse(reason, "")));
    }
    callback.succeed();
  }

  /** A client that meets a provoked end may answer it in any way. */
  private boolean hasEndedIt() {
    return answers != null && answers.hasEndedIt();
  }

  private Answers answers() {
    return Objects.requireNonNull(answers, "used before it is open");
  }

  private long now() {
    return System.nanoTime() - startNanos;
  }
}
