package dev.wsstress.trial;

import dev.wsstress.model.Observation;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.RuntimeObservation;
import dev.wsstress.model.Side;
import dev.wsstress.model.TrialResult;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An end of a client side that is none of its sessions' own, and what follows from it. Stateless.
 */
final class ClientDeath {
  /** What a server gets whose peer is gone or says nothing more. */
  private static final Set<String> ENDS =
      Set.of(
          "java.io.EOFException",
          "java.io.IOException",
          "java.net.SocketException",
          "java.net.SocketTimeoutException",
          "java.nio.channels.AsynchronousCloseException",
          "java.nio.channels.ClosedChannelException",
          "java.util.concurrent.TimeoutException",
          "org.eclipse.jetty.io.EofException",
          "org.eclipse.jetty.websocket.api.exceptions.WebSocketTimeoutException",
          "org.eclipse.jetty.websocket.core.exception.WebSocketTimeoutException",
          "org.eclipse.jetty.websocket.core.exception.WebSocketWriteTimeoutException");

  private ClientDeath() {}

  /** How it ended, if its JVM died or the environment ended it. */
  static Optional<Observation> of(ClientReport client) {
    boolean aborted = client.end() == TrialResult.End.ABORTED;
    return client.seen().stream()
        .flatMap(report -> report.seen().stream())
        .filter(
            seen -> isDeath(seen) || (aborted && seen instanceof RuntimeObservation.Environment))
        .findFirst();
  }

  /** Whether the JVM of a client ended otherwise than by itself. */
  static boolean isDeath(Observation seen) {
    return seen instanceof RuntimeObservation.VmCrash || seen instanceof RuntimeObservation.Hung;
  }

  /**
   * A server sees the connections of such a client end: that is no fact of its own. What it says of
   * bytes that it had received is one, and it stays.
   */
  static void removeConsequences(List<Observation> seen) {
    seen.removeIf(ClientDeath::isPlainEndAtTheServer);
  }

  private static boolean isPlainEndAtTheServer(Observation seen) {
    return (seen instanceof Observation.Thrown thrown
            && thrown.side() == Side.SERVER
            && isPlainEnd(thrown))
        || (seen instanceof Observation.Closed closed
            && closed.side() == Side.SERVER
            && closed.outcome() == Outcome.EXCEPTION);
  }

  /** By type, because the clocks of two JVMs do not say which of two moments came first. */
  private static boolean isPlainEnd(Observation.Thrown thrown) {
    // What it was caused by may say more than what it was wrapped in.
    return Stream.concat(Stream.of(thrown.type()), thrown.causes().stream())
        .allMatch(type -> ENDS.contains(type) || isTlsCutOff(type, thrown.message()));
  }

  private static boolean isTlsCutOff(String type, String message) {
    return type.equals("javax.net.ssl.SSLException") && message.contains("close_notify");
  }
}
