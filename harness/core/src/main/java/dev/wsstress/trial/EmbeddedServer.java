package dev.wsstress.trial;

import dev.wsstress.model.Observation;
import dev.wsstress.plan.Endpoint;
import dev.wsstress.plan.SessionRange;
import dev.wsstress.plan.Target;
import dev.wsstress.plan.TrialPlan;
import dev.wsstress.server.ConnectionId;
import dev.wsstress.server.ServedConnection;
import dev.wsstress.server.ServerListener;
import dev.wsstress.server.ServerSetup;
import dev.wsstress.server.VerifyingServer;
import dev.wsstress.tls.TapProxy;
import dev.wsstress.tls.TestAuthority;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The verifying server in this JVM, with a relay before it if the plan asks for one. */
public final class EmbeddedServer implements ServerSide {
  private final VerifyingServer server;
  private final @Nullable TapProxy proxy;
  private final long startNanos;

  private EmbeddedServer(VerifyingServer server, @Nullable TapProxy proxy, long startNanos) {
    this.server = server;
    this.proxy = proxy;
    this.startNanos = startNanos;
  }

  /**
   * Starts it.
   *
   * @param authority whose certificate it shows
   * @param startNanos {@link System#nanoTime()} from which observations count
   * @param listener learns what it sees, on a server thread
   * @throws dev.wsstress.plan.EnvironmentException if its port cannot be had
   */
  public static EmbeddedServer start(
      TrialPlan plan, TestAuthority authority, long startNanos, Consumer<Observation> listener) {
    Target.Embedded where = (Target.Embedded) plan.target();
    ServerSetup setup =
        new ServerSetup(where.port(), where.plain() ? null : authority, plan.conditions(), true);
    VerifyingServer server = VerifyingServer.start(setup, startNanos, live(listener));
    return new EmbeddedServer(server, proxy(plan, server.endpoint()), startNanos);
  }

  private static ServerListener live(Consumer<Observation> listener) {
    return new ServerListener() {
      @Override
      public void observed(ConnectionId connection, Observation seen) {
        // Of a connection that does not say its session, only the join knows whose it is.
        if (connection.session().isPresent()) {
          listener.accept(seen);
        }
      }
    };
  }

  /** Records are all that it reads: without TLS there is nothing for it to see. */
  private static @Nullable TapProxy proxy(TrialPlan plan, Endpoint server) {
    return plan.instruments().tapProxy() && !server.isPlain()
        ? TapProxy.before(new InetSocketAddress(server.base().getHost(), server.base().getPort()))
        : null;
  }

  @Override
  public Endpoint endpoint() {
    return proxy == null ? server.endpoint() : server.endpoint().behind(proxy.port());
  }

  @Override
  public ServerReport report(SessionRange sessions, ClientReport client) {
    List<ServedConnection> connections = server.report();
    return new ServerReport(
        proxy == null ? connections : connections.stream().map(this::withProxy).toList(),
        List.of());
  }

  private ServedConnection withProxy(ServedConnection connection) {
    List<Observation> seen =
        new ArrayList<>(
            java.util.Objects.requireNonNull(proxy)
                .observations(connection.client(), connection.number(), startNanos));
    seen.addAll(connection.seen());
    return new ServedConnection(
        connection.number(),
        connection.numbered(),
        connection.named(),
        connection.client(),
        connection.clientRandom(),
        seen);
  }

  @Override
  public void close() {
    if (proxy != null) {
      proxy.close();
    }
    server.close();
  }
}
