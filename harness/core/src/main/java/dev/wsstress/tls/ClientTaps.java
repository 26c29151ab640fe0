package dev.wsstress.tls;

import dev.wsstress.model.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.SSLContext;

/**
 * What is noted of the connections of a client that knows nothing of the harness: its engines come
 * from a context of this. Threadsafe.
 */
public final class ClientTaps {
  private final Queue<EngineTap> engines = new ConcurrentLinkedQueue<>();

  /**
   * What was noted of one connection.
   *
   * @param clientRandom of its ClientHello, by which the server's end of it is found
   * @param seen what was noted, of session 0
   */
  public record Connection(String clientRandom, List<Observation> seen) {}

  /** A context like another one, whose engines are tapped. */
  public SSLContext over(SSLContext context) {
    return new TappedContext(context, this);
  }

  EngineTap newTap() {
    EngineTap tap = new EngineTap();
    engines.add(tap);
    return tap;
  }

  /**
   * Those connections of which something was noted.
   *
   * @param startNanos {@link System#nanoTime()} from which observations count
   */
  public List<Connection> connections(long startNanos) {
    List<Connection> all = new ArrayList<>();
    for (EngineTap tap : engines) {
      String random = tap.clientRandom();
      List<Observation> seen = tap.observations(startNanos);
      if (random != null && !seen.isEmpty()) {
        all.add(new Connection(random, seen));
      }
    }
    return all;
  }
}
