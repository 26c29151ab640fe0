package dev.wsstress.design;

import dev.wsstress.client.PooledSubject;
import dev.wsstress.subject.Subject;
import dev.wsstress.subject.SubjectContext;

/**
 * A session is a pool of connections, each owned by the one thread that sends on it. Order holds
 * within a connection, so what one thread sends arrives in order; nothing orders what two send.
 */
public final class ConnectionPoolDesign extends Design {
  /** For the catalogue. */
  public ConnectionPoolDesign() {
    super("connection-pool", "a connection for each thread that sends");
  }

  /** Each connection of a session belongs to one of them. */
  @Override
  public boolean needsActors() {
    return true;
  }

  @Override
  public Subject create(SubjectContext context) {
    return new PooledSubject(context);
  }
}
