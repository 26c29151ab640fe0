package dev.wsstress.trial;

import dev.wsstress.reports.result.Observation;
import dev.wsstress.server.VerifyingServer;
import dev.wsstress.subject.ClientEvidence;
import dev.wsstress.tls.TapProxy;
import java.net.SocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a trial's clients talk to.
 *
 * @param server the verifying server
 * @param proxy what stands before it, or null
 */
record Peer(VerifyingServer server, @Nullable TapProxy proxy) {
  /** Where clients connect. */
  URI uri() {
    URI uri = server.uri();
    return proxy == null
        ? uri
        : URI.create(uri.getScheme() + "://" + uri.getHost() + ":" + proxy.port() + uri.getPath());
  }

  /**
   * What was noted of a session at this end.
   *
   * @param client what its own end noted; by its address the server's notes are found, and, where
   *     it has none or a proxy stands between, by the number that the session gave the server
   * @param startNanos {@link System#nanoTime()} from which the proxy's observations count
   */
  List<Observation> observations(int session, List<ClientEvidence> client, long startNanos) {
    Set<SocketAddress> addresses = new LinkedHashSet<>();
    for (ClientEvidence evidence : client) {
      if (evidence.localAddress() != null) {
        addresses.add(evidence.localAddress());
      }
    }
    addresses.addAll(server.clients(session));
    List<Observation> seen = new ArrayList<>();
    for (SocketAddress address : addresses) {
      if (proxy != null) {
        seen.addAll(proxy.observations(address, session, startNanos));
      }
      seen.addAll(server.observations(address, session));
    }
    return seen;
  }
}
