package dev.wsstress.server;

import dev.wsstress.model.Observation;
import java.util.List;

/** Learns, live, what a server sees. Called on the server's threads. Threadsafe. */
public interface ServerListener {
  /** Does nothing. */
  ServerListener NONE = new ServerListener() {};

  /** A WebSocket is open. */
  default void opened(ConnectionId connection) {}

  /** Something was seen on a connection; at most 16 of a kind. */
  default void observed(ConnectionId connection, Observation seen) {}

  /** A connection ended; all that was noted of it. */
  default void closed(ConnectionId connection, List<Observation> seen) {}
}
