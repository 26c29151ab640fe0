package dev.wsstress.design;

import dev.wsstress.api.SessionHandler;
import dev.wsstress.api.Subject;
import dev.wsstress.api.SubjectSession;
import dev.wsstress.client.JettyConnector;
import dev.wsstress.client.JournaledSslConnection;
import dev.wsstress.subject.TrialContext;
import java.util.concurrent.CompletionStage;

/** N sessions over one Jetty client, each a pool of as many connections as there are actors. */
public final class PooledSubject implements Subject {
  private final TrialContext context;
  private final JettyConnector connector;

  /** Starts the client. */
  public PooledSubject(TrialContext context) {
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
