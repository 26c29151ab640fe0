package dev.wsstress.trial;

import dev.wsstress.plan.Endpoint;
import dev.wsstress.plan.SessionRange;

/**
 * The other half of a trial: a server that is embedded in this JVM, runs in another one, or is of
 * someone else. Threadsafe.
 */
public interface ServerSide extends AutoCloseable {
  /** Where clients connect, and whom to trust there. */
  Endpoint endpoint();

  /**
   * What it noted; asked when the clients are done.
   *
   * @param sessions those that were opened
   * @param client what their own side noted
   */
  ServerReport report(SessionRange sessions, ClientReport client);

  /** Ends it. */
  @Override
  void close();
}
