package dev.wsstress.client;

import dev.wsstress.subject.SessionHandler;
import dev.wsstress.subject.Subject;
import dev.wsstress.subject.SubjectContext;
import dev.wsstress.subject.SubjectSession;
import java.util.concurrent.CompletionStage;

/** N sessions over one Jetty client, each a pool of as many connections as there are actors. */
public final class PooledSubject implements Subject {
  private final SubjectContext context;
  private final JettyConnector connector;

  /** Starts the client. */
  public PooledSubject(SubjectContext context) {
    this.context = context;
    this.connector = new JettyConnector(context, JournaledSslConnection::new);
  }

  @Override
  public CompletionStage<SubjectSession> open(int session, SessionHandler handler) {
    PooledSession pool = new PooledSession(connector, context, session, handler);
    return pool.open().thenApply(open -> pool);
  }

  @Override
  public void close() {
    connector.close();
  }
}
