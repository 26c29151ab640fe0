package dev.wsstress.hazard;

import dev.wsstress.client.ConfinedSession;
import dev.wsstress.client.ConfinedSubject;
import dev.wsstress.client.JettyConnector;
import dev.wsstress.client.JournaledSslConnection;
import dev.wsstress.reports.result.Mechanism;
import dev.wsstress.subject.Subject;
import dev.wsstress.subject.SubjectContext;

/**
 * A lesson on real Jetty: the confined sessions of the design {@code serial-executor}, as safe as
 * there, but for one step.
 */
abstract class JettyHazard extends Lesson {
  JettyHazard(String name, String rule, boolean kept, Mechanism... mechanisms) {
    super(name, rule, kept, mechanisms);
  }

  /** Makes the sessions of one trial. */
  abstract ConfinedSession.Factory sessions(SubjectContext context);

  @Override
  public Subject create(SubjectContext context) {
    return new ConfinedSubject(context, connector(context), sessions(context));
  }

  /** Starts the client. */
  JettyConnector connector(SubjectContext context) {
    return new JettyConnector(context, JournaledSslConnection::new);
  }
}
