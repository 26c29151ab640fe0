package dev.wsstress.server;

import dev.wsstress.oracle.WorkloadOracle;
import dev.wsstress.plan.Workload;
import dev.wsstress.reports.result.Observation;
import dev.wsstress.reports.result.Side;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
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
  private final WorkloadOracle oracle;
  private final LongConsumer whenClosed;
  private final Function<Session, Answers> conduct;
  private @Nullable Answers answers;

  /**
   * Makes one.
   *
   * @param sink told what is wrong
   * @param whenClosed told in the end how many messages had come whole and in their turn
   */
  EchoEndpoint(
      int number,
      Workload workload,
      long startNanos,
      Consumer<Observation> sink,
      LongConsumer whenClosed,
      Function<Session, Answers> conduct) {
    this.number = number;
    this.conduct = conduct;
    this.startNanos = startNanos;
    this.sink = sink;
    this.whenClosed = whenClosed;
    this.oracle = WorkloadOracle.of(workload, Side.SERVER, number);
  }

  @Override
  public void onWebSocketOpen(Session opened) {
    answers = conduct.apply(opened);
    opened.demand();
  }

  @Override
  public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
    report(oracle.accept(payload, now()));
    answers().binary(payload, callback);
  }

  @Override
  public void onWebSocketText(String text) {
    report(oracle.acceptText(text, now()));
    answers().text(text);
  }

  private void report(@Nullable Observation fault) {
    if (fault != null) {
      sink.accept(fault);
    }
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
    whenClosed.accept(oracle.verified());
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
