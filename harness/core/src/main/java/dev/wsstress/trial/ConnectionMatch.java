package dev.wsstress.trial;

import dev.wsstress.model.Observation;
import dev.wsstress.server.ServedConnection;
import dev.wsstress.tls.ClientTaps;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which connection of a server is of which session of a client. A connection belongs to the session
 * that it says; else to the one that knows its address; else to the one that its stamped messages
 * name, if no other connection names the same; one that names it again is a session of its own. A
 * connection of which none of that is known, nor that an engine of the client made it, may be
 * anybody's: a port can be reached by whoever is on the machine. It says nothing about this client.
 * For one thread.
 */
final class ConnectionMatch {
  private final ClientReport client;
  private final Map<String, Integer> byAddress = new HashMap<>();
  private final Map<Integer, List<Observation>> bySession = new TreeMap<>();
  private final Map<String, Integer> byRandom = new HashMap<>();

  private ConnectionMatch(ClientReport client) {
    this.client = client;
  }

  /** What both ends saw, by session, in the order of time. */
  static Map<Integer, List<Observation>> bySession(ClientReport client, ServerReport server) {
    ConnectionMatch match = new ConnectionMatch(client);
    match.addClient();
    match.addServer(server.connections());
    match.addTapped();
    server.gone().forEach(seen -> match.add(seen.session(), List.of(seen)));
    match.bySession.values().forEach(seen -> seen.sort(FaultLog.BY_TIME));
    return match.bySession;
  }

  private void addClient() {
    for (SessionReport report : client.seen()) {
      add(report.session(), report.seen());
      report.addresses().forEach(address -> byAddress.put(address, report.session()));
    }
  }

  private void addServer(List<ServedConnection> connections) {
    Set<Integer> once = namedOnce(connections);
    for (ServedConnection connection : connections) {
      if (!isOfClient(connection)) {
        continue;
      }
      int session = session(connection, once);
      if (connection.clientRandom() != null) {
        byRandom.put(connection.clientRandom(), session);
      }
      add(session, connection.seen());
    }
  }

  private boolean isOfClient(ServedConnection connection) {
    return connection.numbered()
        || connection.named() != null
        || byAddress.containsKey(connection.client())
        || client.tapped().stream()
            .anyMatch(tapped -> tapped.clientRandom().equals(connection.clientRandom()));
  }

  /** Sessions that the messages of exactly one unnumbered connection name. */
  private static Set<Integer> namedOnce(List<ServedConnection> connections) {
    Set<Integer> once = new HashSet<>();
    Set<Integer> again = new HashSet<>();
    for (ServedConnection connection : connections) {
      if (connection.named() != null && !once.add(connection.named())) {
        again.add(connection.named());
      }
    }
    once.removeAll(again);
    return once;
  }

  private int session(ServedConnection connection, Set<Integer> once) {
    if (connection.numbered()) {
      return connection.number();
    }
    Integer known = byAddress.get(connection.client());
    if (known != null) {
      return known;
    }
    Integer named = connection.named();
    return named != null && once.contains(named) && client.opened().sessions().contains(named)
        ? named
        : connection.number();
  }

  /** An engine does not know its session: the server's end of its connection does. */
  private void addTapped() {
    for (ClientTaps.Connection tapped : client.tapped()) {
      Integer session = byRandom.get(tapped.clientRandom());
      if (session == null && client.opened().sessions().count() == 1) {
        session = client.opened().sessions().first();
      }
      if (session != null) {
        add(session, tapped.seen());
      }
    }
  }

  private void add(int session, List<Observation> seen) {
    if (seen.isEmpty()) {
      return;
    }
    List<Observation> all = bySession.computeIfAbsent(session, s -> new ArrayList<>());
    for (Observation one : seen) {
      Observation of = one.session() == session ? one : one.ofSession(session);
      if (!all.contains(of)) {
        all.add(of);
      }
    }
  }
}
