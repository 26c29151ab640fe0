package dev.wsstress.client;

import dev.wsstress.api.SessionHandler;
import dev.wsstress.api.Subject;
import dev.wsstress.api.SubjectSession;
import dev.wsstress.plan.Dispatch;
import dev.wsstress.strand.SerialExecutor;
import dev.wsstress.subject.TrialContext;
import java.util.concurrent.CompletionStage;

/**
 * N sessions over one Jetty client, each with a serial executor of its own. The client's TLS layer
 * and the sessions are given: Jetty's own and confined ones for the design, one with a broken step
 * for a hazard.
 */
public final class ConfinedSubject implements Subject {
  private final TrialContext context;
  private final JettyConnector connector;
  private final ConfinedSession.Factory sessions;

  /**
   * Opens sessions with a client.
   *
   * @param connector the client, which is closed with this
   */
  public ConfinedSubject(
      TrialContext context, JettyConnector connector, ConfinedSession.Factory sessions) {
    this.context = context;
    this.connector = connector;
    this.sessions = sessions;
  }

  @Override
  public CompletionStage<SubjectSession> open(int session, SessionHandler handler) {
    SerialExecutor strand =
        new SerialExecutor(
            "session-" + session,
            connector.executor(),
            context.dispatch() != Dispatch.POOL,
            context.sendBound(),
            handler::onError);
    SessionParts parts = new SessionParts(connector, context, session, handler);
    ConfinedSession confined = sessions.create(new ConfinedSession.Confinement(parts, strand));
    return connector.connect(confined, context.endpoint(session)).thenApply(open -> confined);
  }

  @Override
  public void close() {
    connector.close();
  }
}
