package dev.wsstress.hazard;

import dev.wsstress.api.Subject;
import dev.wsstress.client.ConfinedSession;
import dev.wsstress.client.ConfinedSubject;
import dev.wsstress.client.JettyConnector;
import dev.wsstress.client.JournaledSslConnection;
import dev.wsstress.model.Mechanism;
import dev.wsstress.subject.TrialContext;

/**
 * A hazard on real Jetty: the confined sessions of the design {@code serial-executor}, as safe as
 * there, but for one step.
 */
abstract class JettyHazard extends HazardSpec {
  JettyHazard(String name, String rule, boolean kept, Mechanism... mechanisms) {
    super(name, rule, kept, mechanisms);
  }

  /** Makes the sessions of one trial. */
  abstract ConfinedSession.Factory sessions(TrialContext context);

  @Override
  Subject subject(TrialContext context) {
    return new ConfinedSubject(context, connector(context), sessions(context));
  }

  /** Starts the client. */
  JettyConnector connector(TrialContext context) {
    return new JettyConnector(context, JournaledSslConnection::new);
  }
}
