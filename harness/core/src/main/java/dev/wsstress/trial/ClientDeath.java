package dev.wsstress.trial;

import dev.wsstress.model.Observation;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.RuntimeObservation;
import dev.wsstress.model.Side;
import dev.wsstress.model.TrialResult;
import java.util.List;
import java.util.Optional;

/**
 * An end of a client side that is none of its sessions' own, and what follows from it. Stateless.
 */
final class ClientDeath {
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

  /** A server sees the connections of such a client end: that is no fact of its own. */
  static void removeConsequences(List<Observation> seen) {
    seen.removeIf(ClientDeath::isPlainEndAtTheServer);
  }

  private static boolean isPlainEndAtTheServer(Observation seen) {
    return (seen instanceof Observation.Thrown thrown && thrown.side() == Side.SERVER)
        || (seen instanceof Observation.Closed closed
            && closed.side() == Side.SERVER
            && closed.outcome() == Outcome.EXCEPTION);
  }
}
