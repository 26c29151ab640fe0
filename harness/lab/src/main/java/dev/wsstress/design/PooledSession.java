package dev.wsstress.design;

import dev.wsstress.api.ClientEvidence;
import dev.wsstress.api.OutgoingMessage;
import dev.wsstress.api.SessionHandler;
import dev.wsstress.api.SubjectSession;
import dev.wsstress.client.JettyConnector;
import dev.wsstress.client.SessionParts;
import dev.wsstress.subject.TrialContext;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

/**
 * A session that is a pool of connections, one for each thread that sends. The first send of a
 * thread takes a connection and keeps it; no other thread ever sends a message on it. Threadsafe.
 */
final class PooledSession implements SubjectSession {
  private final JettyConnector connector;
  private final TrialContext context;
  private final int number;
  private final List<PooledConnection> connections;
  private final Map<Thread, PooledConnection> owned = new ConcurrentHashMap<>();
  private final AtomicInteger taken = new AtomicInteger();

  PooledSession(
      JettyConnector connector, TrialContext context, int number, SessionHandler handler) {
    this.connector = connector;
    this.context = context;
    this.number = number;
    // Messages arrive on several connections, and the handler gets one at a time.
    ReentrantLock handling = new ReentrantLock();
    SessionHandler whole = new PoolHandler(handler, context.sendingThreads(), this::close);
    SessionParts parts = new SessionParts(connector, context, number, whole);
    this.connections =
        IntStream.range(0, context.sendingThreads())
            .mapToObj(i -> new PooledConnection(parts, handling))
            .toList();
  }

  /** Opens all of them. */
  CompletableFuture<Void> open() {
    return CompletableFuture.allOf(
        connections.stream().map(this::open).toArray(CompletableFuture<?>[]::new));
  }

  private CompletableFuture<?> open(PooledConnection connection) {
    int part = connections.indexOf(connection);
    return connector.connect(connection, context.endpoint(number, part));
  }

  @Override
  public void send(OutgoingMessage message) {
    owned.computeIfAbsent(Thread.currentThread(), owner -> next()).send(message);
  }

  private PooledConnection next() {
    int index = taken.getAndIncrement();
    if (index >= connections.size()) {
      throw new RejectedExecutionException(
          "session-"
              + number
              + " has a connection for "
              + connections.size()
              + " threads, no more");
    }
    return connections.get(index);
  }

  @Override
  public void close() {
    connections.forEach(PooledConnection::close);
  }

  @Override
  public List<ClientEvidence> evidence() {
    return connections.stream().flatMap(c -> c.evidence().stream()).toList();
  }
}
