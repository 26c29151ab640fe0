package dev.wsstress.client;

import dev.wsstress.subject.ClientEvidence;
import dev.wsstress.subject.OutgoingMessage;
import dev.wsstress.subject.SessionHandler;
import dev.wsstress.subject.SubjectContext;
import dev.wsstress.subject.SubjectSession;
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
 * thread takes a connection for good; nobody else ever sends a message on it. Threadsafe.
 */
final class PooledSession implements SubjectSession {
  private final JettyConnector connector;
  private final int number;
  private final List<PooledConnection> connections;
  private final Map<Thread, PooledConnection> owned = new ConcurrentHashMap<>();
  private final AtomicInteger taken = new AtomicInteger();

  PooledSession(
      JettyConnector connector, SubjectContext context, int number, SessionHandler handler) {
    this.connector = connector;
    this.number = number;
    // Messages arrive on several connections, and the handler is to be told of one at a time.
    ReentrantLock handling = new ReentrantLock();
    SessionHandler whole = new PoolHandler(handler, context.actors(), this::close);
    SessionParts parts = new SessionParts(connector, context, number, whole);
    this.connections =
        IntStream.range(0, context.actors())
            .mapToObj(i -> new PooledConnection(parts, handling))
            .toList();
  }

  /** Opens all of them. */
  CompletableFuture<Void> open() {
    return CompletableFuture.allOf(
        connections.stream().map(this::open).toArray(CompletableFuture<?>[]::new));
  }

  private CompletableFuture<?> open(PooledConnection connection) {
    return connector.connect(connection, "session=" + number);
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
