package dev.wsstress.server;

import dev.wsstress.plan.Conditions;
import dev.wsstress.plan.EnvironmentException;
import dev.wsstress.plan.MessageSizes;
import dev.wsstress.plan.Target;
import dev.wsstress.reports.result.Observation;
import dev.wsstress.tls.TestAuthority;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.eclipse.jetty.http.pathmap.ServletPathSpec;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;

/**
 * A TLS (or, for a control, plain) WebSocket echo server on loopback that verifies every message
 * and notes, by client address, how many TLS records it accepted and why a connection ended.
 * Threadsafe.
 */
public final class VerifyingServer implements AutoCloseable {
  /** The path it answers on. */
  public static final String PATH = "/echo";

  private static final String LOOPBACK = "127.0.0.1";

  /** Connections of one session that are told apart. */
  private static final int MOST_CONNECTIONS = 64;

  private static final int POOL_THREADS = 4;

  private final Server server;
  private final ServerConnector connector;
  private final long startNanos;
  private final Map<SocketAddress, ServerNotes> notes = new ConcurrentHashMap<>();
  private final Consumer<Observation> listener;
  private final Map<Integer, Set<SocketAddress>> clients = new ConcurrentHashMap<>();
  private final Conduct conduct;
  private final boolean plain;

  /**
   * Starts a server.
   *
   * @param where its port, and whether it speaks TLS at all
   * @param authority whose certificate it shows
   * @param conditions how it provokes
   * @param startNanos {@link System#nanoTime()} from which its observations count
   * @param listener told of each observation of a message or a close, on a server thread
   * @throws EnvironmentException if the port cannot be had
   */
  public static VerifyingServer start(
      Target.Embedded where,
      TestAuthority authority,
      Conditions conditions,
      long startNanos,
      Consumer<Observation> listener) {
    VerifyingServer server =
        new VerifyingServer(where, authority, conditions, startNanos, listener);
    try {
      server.server.start();
      return server;
    } catch (IOException e) {
      server.close();
      throw new EnvironmentException(
          "cannot listen on " + LOOPBACK + ":" + where.port() + ": " + rootMessage(e),
          "free the port, or leave --port out to use any free one",
          e);
    } catch (Exception e) {
      server.close();
      throw new IllegalStateException("the verifying server did not start", e);
    }
  }

  private VerifyingServer(
      Target.Embedded where,
      TestAuthority authority,
      Conditions conditions,
      long startNanos,
      Consumer<Observation> listener) {
    this.startNanos = startNanos;
    this.listener = listener;
    QueuedThreadPool threads = threads();
    this.conduct = new Conduct(conditions, threads);
    this.server = new Server(threads);
    this.plain = where.plain();
    this.connector = connector(authority);
    connector.setHost(LOOPBACK);
    connector.setPort(where.port());
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

  private ServerConnector connector(TestAuthority authority) {
    List<ConnectionFactory> layers = new ArrayList<>();
    if (!plain) {
      layers.add(new TappedSslFactory(authority, conduct, this::notesOf));
    }
    layers.add(new HttpConnectionFactory());
    int receiveBuffer = conduct.readsSlowly() ? TlsConnector.SMALL_BUFFER : TlsConnector.ANY_BUFFER;
    return new TlsConnector(server, receiveBuffer, layers.toArray(ConnectionFactory[]::new));
  }

  private ServerNotes notesOf(SocketAddress client) {
    return notes.computeIfAbsent(client, c -> new ServerNotes());
  }

  private void configure(ServerWebSocketContainer container) {
    container.setIdleTimeout(Duration.ZERO);
    container.setMaxBinaryMessageSize(MessageSizes.LARGEST);
    container.setMaxTextMessageSize(MessageSizes.LARGEST);
    container.addMapping(
        new ServletPathSpec(PATH), (request, response, callback) -> accept(request, response));
  }

  private EchoEndpoint accept(ServerUpgradeRequest request, ServerUpgradeResponse response) {
    if (!conduct.compresses()) {
      response.setExtensions(List.of());
    }
    ConnectionMetaData below = request.getConnectionMetaData();
    ServerNotes connection = notesOf(below.getRemoteSocketAddress());
    EndPoint endPoint = below.getConnection().getEndPoint();
    int number = number(request, "session");
    clients
        .computeIfAbsent(number, session -> ConcurrentHashMap.newKeySet())
        .add(below.getRemoteSocketAddress());
    int part = Math.floorMod(number(request, "connection"), MOST_CONNECTIONS);
    return new EchoEndpoint(
        number,
        conduct.workload(),
        startNanos,
        seen -> observed(connection, seen),
        connection::ended,
        session -> conduct.open(session, endPoint, number, part));
  }

  private void observed(ServerNotes connection, Observation seen) {
    connection.add(seen);
    listener.accept(seen);
  }

  /** A number as the client gives it; 0 if it gives none that is one. */
  private static int number(Request request, String name) {
    Fields.Field field = Request.extractQueryParameters(request).get(name);
    try {
      return field == null ? 0 : Integer.parseInt(field.getValue());
    } catch (NumberFormatException notOurClient) {
      return 0;
    }
  }

  /** Where clients connect. */
  public URI uri() {
    return URI.create(
        (plain ? "ws://" : "wss://") + LOOPBACK + ":" + connector.getLocalPort() + PATH);
  }

  /** The addresses from which a session came, by the number that it gave itself. */
  public Set<SocketAddress> clients(int session) {
    return Set.copyOf(clients.getOrDefault(session, Set.of()));
  }

  /** What was noted of a client's connection; empty if it was never seen. */
  public List<Observation> observations(SocketAddress client, int session) {
    ServerNotes connection = notes.get(client);
    return connection == null ? List.of() : connection.read(session, startNanos);
  }

  @Override
  public void close() {
    conduct.close();
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
