package dev.wsstress.design;

import dev.wsstress.api.Requirements;
import dev.wsstress.api.Subject;
import dev.wsstress.subject.TrialContext;

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
  public Requirements requirements() {
    return Requirements.NONE.withSendingThreads(1);
  }

  @Override
  Subject subject(TrialContext context) {
    return new PooledSubject(context);
  }
}
