package dev.wsstress.trial;

import dev.wsstress.model.Observation;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.RuntimeObservation;
import dev.wsstress.model.Side;
import java.util.List;
import java.util.Optional;

/** The end of the JVM that a client side ran in, and what follows from it. Stateless. */
final class ClientDeath {
  private ClientDeath() {}

  /** How it ended, if it did otherwise than by itself. */
  static Optional<Observation> of(ClientReport client) {
    return client.seen().stream()
        .flatMap(report -> report.seen().stream())
        .filter(ClientDeath::isDeath)
        .findFirst();
  }

  /** Whether the JVM of a client ended otherwise than by itself. */
  static boolean isDeath(Observation seen) {
    return seen instanceof RuntimeObservation.VmCrash || seen instanceof RuntimeObservation.Hung;
  }

  /** A server sees the connections of a dead client end: that is no fact of its own. */
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
