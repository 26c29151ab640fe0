package dev.wsstress.server;

import dev.wsstress.oracle.StreamOracle;
import dev.wsstress.reports.result.Observation;
import dev.wsstress.reports.result.Side;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.function.Consumer;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/**
 * Verifies each message of one connection and sends it back as it came. The next message is
 * demanded when the echo has left, so a connection holds one message at most, and its oracle is
 * used by one thread at a time. Public only because Jetty binds its methods by reflection.
 */
public final class EchoEndpoint implements Session.Listener {
  private static final int NORMAL = 1000;
  private static final int GOING_AWAY = 1001;
  private static final int NO_CODE = 1005;

  private final int number;
  private final long startNanos;
  private final Consumer<Observation> sink;
  private final StreamOracle oracle;
  private @Nullable Session session;

  EchoEndpoint(int number, long startNanos, Consumer<Observation> sink) {
    this.number = number;
    this.startNanos = startNanos;
    this.sink = sink;
    this.oracle = new StreamOracle(Side.SERVER, number);
  }

  @Override
  public void onWebSocketOpen(Session opened) {
    session = opened;
    opened.demand();
  }

  @Override
  public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
    Session here = Objects.requireNonNull(session);
    Observation fault = oracle.accept(payload, now());
    if (fault != null) {
      sink.accept(fault);
    }
    here.sendBinary(payload, new Echo(here, callback));
  }

  /** Gives the payload back to Jetty when the echo has left. */
  private record Echo(Session session, Callback received) implements Callback {
    @Override
    public void succeed() {
      received.succeed();
      session.demand();
    }

    @Override
    public void fail(Throwable cause) {
      received.fail(cause);
    }
  }

  @Override
  public void onWebSocketError(Throwable cause) {
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
    if (code != NORMAL && code != GOING_AWAY && code != NO_CODE) {
      sink.accept(
          new Observation.Closed(
              number, now(), Side.SERVER, code, Objects.requireNonNullElse(reason, "")));
    }
    callback.succeed();
  }

  private long now() {
    return System.nanoTime() - startNanos;
  }
}
