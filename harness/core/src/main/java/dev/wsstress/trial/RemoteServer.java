package dev.wsstress.trial;

import dev.wsstress.api.PlanException;
import dev.wsstress.model.Observation;
import dev.wsstress.model.RuntimeObservation;
import dev.wsstress.plan.Endpoint;
import dev.wsstress.plan.SessionRange;
import dev.wsstress.plan.Target;
import java.io.IOException;
import java.nio.file.Files;
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
    return broken.isEmpty()
        ? ServerReport.NONE
        : ServerProbe.failure(target.uri().getHost(), port())
            .map(failure -> gone(broken, failure))
            .orElse(ServerReport.NONE);
  }

  private ServerReport gone(List<Integer> broken, ServerProbe.Failure failure) {
    long now = System.nanoTime() - startNanos;
    return new ServerReport(
        List.of(), broken.stream().map(session -> gone(session, now, failure)).toList());
  }

  private Observation gone(int session, long atNanos, ServerProbe.Failure failure) {
    return new RuntimeObservation.Environment(
        session,
        atNanos,
        "the server at " + target.uri() + " " + failure.problem(),
        failure.remedy(),
        failure.blame());
  }

  private int port() {
    return target.uri().getPort() < 0 ? DEFAULT_PORT : target.uri().getPort();
  }

  /** Nothing of it is ours to end. */
  @Override
  public void close() {}
}
