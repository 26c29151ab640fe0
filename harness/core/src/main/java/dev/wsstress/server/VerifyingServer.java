package dev.wsstress.server;

import dev.wsstress.api.MessageSizes;
import dev.wsstress.model.Side;
import dev.wsstress.oracle.WorkloadOracle;
import dev.wsstress.plan.Endpoint;
import dev.wsstress.plan.EnvironmentException;
import dev.wsstress.tls.TestAuthority;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.jetty.http.pathmap.ServletPathSpec;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;

/**
 * A TLS (or, for a control, plain) WebSocket echo server on loopback that verifies every message
 * and notes how many TLS records of each connection it accepted and why the connection ended.
 * Threadsafe.
 */
public final class VerifyingServer implements AutoCloseable {
  /** The path it answers on. */
  public static final String PATH = "/echo";

  private static final String LOOPBACK = "127.0.0.1";

  /** Connections of one session that are distinguished. */
  private static final int MAX_CONNECTIONS = 64;

  private static final int POOL_THREADS = 4;

  private final Server server;
  private final ServerConnector connector;
  private final ServedConnections connections;
  private final ServerBehaviour behaviour;
  private final ServerSetup setup;

  /**
   * Starts a server.
   *
   * @param startNanos {@link System#nanoTime()} from which its observations count
   * @param listener learns what it sees, on a server thread
   * @throws EnvironmentException if the port cannot be had
   */
  public static VerifyingServer start(ServerSetup setup, long startNanos, ServerListener listener) {
    VerifyingServer server = new VerifyingServer(setup, startNanos, listener);
    try {
      server.server.start();
      return server;
    } catch (IOException e) {
      server.close();
      throw new EnvironmentException(
          "cannot listen on " + LOOPBACK + ":" + setup.port() + ": " + rootMessage(e),
          "free the port, or let the server take any free one",
          e);
    } catch (Exception e) {
      server.close();
      throw new IllegalStateException("the verifying server did not start", e);
    }
  }

  private VerifyingServer(ServerSetup setup, long startNanos, ServerListener listener) {
    this.setup = setup;
    this.connections = new ServedConnections(listener, setup.keepsNotes(), startNanos);
    QueuedThreadPool threads = threads();
    this.behaviour = new ServerBehaviour(setup.conditions(), threads);
    this.server = new Server(threads);
    this.connector = connector();
    connector.setHost(LOOPBACK);
    connector.setPort(setup.port());
    connector.setIdleTimeout(0);
    connector.setAcceptQueueSize(1024);
    server.addConnector(connector);
    server.setHandler(WebSocketUpgradeHandler.from(server, this::configure));
  }

  private static QueuedThreadPool threads() {
    QueuedThreadPool threads = new QueuedThreadPool(POOL_THREADS);
    threads.setName("server");
    threads.setDaemon(true);
    threads.setReservedThreads(0);
    return threads;
  }

  private ServerConnector connector() {
    List<ConnectionFactory> layers = new ArrayList<>();
    if (setup.authority() != null) {
      layers.add(new TappedSslFactory(setup.authority(), behaviour));
    }
    layers.add(new HttpConnectionFactory());
    int receiveBuffer =
        behaviour.readsSlowly() ? TlsConnector.SMALL_BUFFER : TlsConnector.ANY_BUFFER;
    return new TlsConnector(server, receiveBuffer, connections, layers);
  }

  private void configure(ServerWebSocketContainer container) {
    container.setIdleTimeout(Duration.ZERO);
    container.setMaxBinaryMessageSize(MessageSizes.LARGEST);
    container.setMaxTextMessageSize(MessageSizes.LARGEST);
    container.addMapping(
        new ServletPathSpec(PATH), (request, response, callback) -> accept(request, response));
  }

  private EchoEndpoint accept(ServerUpgradeRequest request, ServerUpgradeResponse response) {
    if (!behaviour.compresses()) {
      response.setExtensions(List.of());
    }
    EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
    ServerNotes notes = ServedEndPoint.below(endPoint).notes();
    Endpoint.ConnectionNumber said = Endpoint.read(request.getHttpURI().getQuery());
    notes.upgraded(said.session());
    int part = Math.floorMod(said.connection(), MAX_CONNECTIONS);
    return new EchoEndpoint(
        notes,
        connections,
        oracle(said, notes),
        session -> behaviour.open(session, endPoint, notes.number(), part));
  }

  private WorkloadOracle oracle(Endpoint.ConnectionNumber said, ServerNotes notes) {
    return said.session().isPresent()
        ? WorkloadOracle.of(behaviour.workload(), Side.SERVER, said.session().getAsInt())
        : WorkloadOracle.ofUnnumbered(notes.number());
  }

  /** Where clients connect, and whom to trust there. */
  public Endpoint endpoint() {
    TestAuthority authority = setup.authority();
    String scheme = authority == null ? "ws" : "wss";
    URI base = URI.create(scheme + "://" + LOOPBACK + ":" + connector.getLocalPort() + PATH);
    return new Endpoint(base, authority == null ? null : authority.pem(), true);
  }

  /** What was noted of the connections of this trial. */
  public List<ServedConnection> report() {
    return connections.report();
  }

  /**
   * Another trial begins, with connections of its own.
   *
   * @param startNanos {@link System#nanoTime()} from which its observations count
   */
  public void begin(long startNanos) {
    connections.begin(startNanos);
  }

  @Override
  public void close() {
    behaviour.close();
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the verifying server did not stop", e);
    }
  }

  private static String rootMessage(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return Objects.requireNonNullElse(root.getMessage(), root.toString());
  }
}
