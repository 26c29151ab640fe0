package dev.wsstress.benchmarks;

import dev.wsstress.api.SessionHandler;
import dev.wsstress.api.Subject;
import dev.wsstress.api.SubjectContext;
import dev.wsstress.api.SubjectSession;
import dev.wsstress.api.SubjectSpec;
import dev.wsstress.client.JettyConnector;
import dev.wsstress.client.JournaledSslConnection;
import dev.wsstress.client.SessionParts;
import dev.wsstress.model.Expectation;
import dev.wsstress.model.SubjectDescription;
import dev.wsstress.model.SubjectDescription.Role;
import dev.wsstress.subject.TrialContext;
import java.util.concurrent.CompletionStage;

/**
 * No confinement of our own, for comparison: the price of a design is what it costs more. Jetty's
 * queue keeps whole messages apart; that a handler is called by one thread at a time nobody sees
 * to, which is why this is no design. Public only because the catalogue makes it.
 */
public final class Unconfined implements SubjectSpec {
  @Override
  public SubjectDescription description() {
    return new SubjectDescription(
        "unconfined",
        Role.DESIGN,
        "whole messages only, which Jetty queues itself",
        null,
        Expectation.forbidFailure());
  }

  @Override
  public Subject create(SubjectContext given) {
    TrialContext context = TrialContext.of(given);
    return new Sessions(context, new JettyConnector(context, JournaledSslConnection::new));
  }

  private record Sessions(TrialContext context, JettyConnector connector) implements Subject {
    @Override
    public CompletionStage<SubjectSession> open(int session, SessionHandler handler) {
      UnconfinedSession unconfined =
          new UnconfinedSession(new SessionParts(connector, context, session, handler));
      return connector.connect(unconfined, context.endpoint(session)).thenApply(open -> unconfined);
    }

    @Override
    public void close() {
      connector.close();
    }
  }
}
