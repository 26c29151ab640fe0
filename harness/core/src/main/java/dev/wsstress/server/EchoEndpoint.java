package dev.wsstress.server;

import dev.wsstress.model.Observation;
import dev.wsstress.model.Side;
import dev.wsstress.oracle.WorkloadOracle;
import java.nio.ByteBuffer;
import java.util.Objects;
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

  private final ServerNotes notes;
  private final ServedConnections connections;
  private final WorkloadOracle oracle;
  private final Function<Session, Answers> behaviour;
  private @Nullable Answers answers;

  /**
   * Makes one.
   *
   * @param notes of the connection, which knows its number
   * @param connections informed of what is wrong
   */
  EchoEndpoint(
      ServerNotes notes,
      ServedConnections connections,
      WorkloadOracle oracle,
      Function<Session, Answers> behaviour) {
    this.notes = notes;
    this.connections = connections;
    this.oracle = oracle;
    this.behaviour = behaviour;
  }

  @Override
  public void onWebSocketOpen(Session opened) {
    answers = behaviour.apply(opened);
    connections.opened(notes);
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
    if (notes.isUnnamed()) {
      notes.named(oracle.namedSession());
    }
    if (fault != null) {
      connections.observed(notes, fault);
    }
  }

  @Override
  public void onWebSocketError(Throwable cause) {
    if (hasEndedIt()) {
      return;
    }
    connections.observed(notes, Observation.Thrown.of(notes.number(), now(), Side.SERVER, cause));
  }

  @Override
  public void onWebSocketClose(int code, String reason, Callback callback) {
    answers().closed();
    notes.ended(oracle.verified());
    if (!hasEndedIt() && code != NORMAL && code != GOING_AWAY && code != NO_CODE) {
      connections.observed(
          notes,
          new Observation.Closed(
              notes.number(), now(), Side.SERVER, code, Objects.requireNonNullElse(reason, "")));
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
    return System.nanoTime() - connections.startNanos();
  }
}
