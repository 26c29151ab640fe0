package dev.wsstress.trial;

import dev.wsstress.model.Observation;
import dev.wsstress.server.ServedConnection;
import java.util.List;

/**
 * What a server side knows when a trial is over. Immutable.
 *
 * @param connections what it noted of each; none where it cannot be seen from inside
 * @param gone what shows that the server itself is gone, one fact for each session that broke
 */
public record ServerReport(List<ServedConnection> connections, List<Observation> gone) {
  /** Nothing is known. */
  public static final ServerReport NONE = new ServerReport(List.of(), List.of());

  public ServerReport {
    connections = List.copyOf(connections);
    gone = List.copyOf(gone);
  }
}
