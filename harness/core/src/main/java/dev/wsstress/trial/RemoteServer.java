package dev.wsstress.trial;

import dev.wsstress.api.PlanException;
import dev.wsstress.model.Blame;
import dev.wsstress.model.Observation;
import dev.wsstress.model.RuntimeObservation;
import dev.wsstress.plan.Endpoint;
import dev.wsstress.plan.SessionRange;
import dev.wsstress.plan.Target;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * A server that is not ours: it tells nothing. When sessions broke, one connection attempt tells a
 * server that is gone from a subject that lost its connections.
 *
 * @param target where
 * @param endpoint the same, with the certificates to trust
 * @param startNanos {@link System#nanoTime()} from which observations count
 */
public record RemoteServer(Target.Remote target, Endpoint endpoint, long startNanos)
    implements ServerSide {
  private static final int PATIENCE_MILLIS = 2_000;
  private static final int DEFAULT_PORT = 443;

  /**
   * Begins to use it; nothing is connected yet.
   *
   * @throws PlanException if the certificates to trust cannot be read
   */
  public static RemoteServer at(Target.Remote target, long startNanos) {
    try {
      String ca = target.trustedCa() == null ? null : Files.readString(target.trustedCa());
      return new RemoteServer(target, new Endpoint(target.uri(), ca, false), startNanos);
    } catch (IOException e) {
      throw new PlanException("cannot read certificates from " + target.trustedCa() + ": " + e);
    }
  }

  @Override
  public ServerReport report(SessionRange sessions, ClientReport client) {
    List<Integer> broken =
        client.seen().stream()
            .filter(one -> one.seen().stream().anyMatch(seen -> seen.outcome().isFailure()))
            .map(SessionReport::session)
            .toList();
    if (broken.isEmpty() || answers()) {
      return ServerReport.NONE;
    }
    List<Observation> gone = new ArrayList<>();
    long now = System.nanoTime() - startNanos;
    broken.forEach(session -> gone.add(gone(session, now)));
    return new ServerReport(List.of(), gone);
  }

  private Observation gone(int session, long atNanos) {
    return new RuntimeObservation.Environment(
        session,
        atNanos,
        "the server at " + target.uri() + " is gone: it refuses new connections",
        "look for its crash in its own log, then run again",
        List.of(Blame.SERVER));
  }

  private boolean answers() {
    int port = target.uri().getPort() < 0 ? DEFAULT_PORT : target.uri().getPort();
    try {
      for (InetAddress address : InetAddress.getAllByName(target.uri().getHost())) {
        if (answers(address, port)) {
          return true;
        }
      }
    } catch (UnknownHostException nowhere) {
      return false;
    }
    return false;
  }

  private static boolean answers(InetAddress address, int port) {
    try (Socket attempt = new Socket()) {
      attempt.connect(new InetSocketAddress(address, port), PATIENCE_MILLIS);
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  /** Nothing of it is ours to end. */
  @Override
  public void close() {}
}
