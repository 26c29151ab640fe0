package dev.wsstress.client;

import dev.wsstress.plan.Dispatch;
import dev.wsstress.strand.SerialExecutor;
import dev.wsstress.subject.SessionHandler;
import dev.wsstress.subject.Subject;
import dev.wsstress.subject.SubjectContext;
import dev.wsstress.subject.SubjectSession;
import java.util.concurrent.CompletionStage;

/**
 * N sessions over one Jetty client, each with a serial executor of its own. What the TLS layer does
 * is given by the factory: Jetty's own for the design, one with a broken step for a hazard.
 */
public final class ConfinedSubject implements Subject {
  private final SubjectContext context;
  private final JettyConnector connector;

  /** Starts the client. */
  public ConfinedSubject(SubjectContext context, JournaledSslConnection.Factory ssl) {
    this.context = context;
    this.connector = new JettyConnector(context, ssl);
  }

  @Override
  public CompletionStage<SubjectSession> open(int session, SessionHandler handler) {
    SerialExecutor strand =
        new SerialExecutor(
            "session-" + session,
            connector.executor(),
            context.dispatch() == Dispatch.INLINE,
            context.sendBound(),
            handler::onError);
    ConfinedSession confined =
        new ConfinedSession(
            connector, strand, handler, session, context.startNanos(), context.sendBound());
    return connector.connect(confined, "session=" + session).thenApply(open -> confined);
  }

  @Override
  public void close() {
    connector.close();
  }
}
