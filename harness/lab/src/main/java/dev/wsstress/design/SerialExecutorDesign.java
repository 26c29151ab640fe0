package dev.wsstress.design;

import dev.wsstress.api.Subject;
import dev.wsstress.client.ConfinedSession;
import dev.wsstress.client.ConfinedSubject;
import dev.wsstress.client.JettyConnector;
import dev.wsstress.client.JournaledSslConnection;
import dev.wsstress.subject.TrialContext;

/**
 * Every session belongs to one serial executor. Actors hand it their messages; it alone sends,
 * demands and gets what arrives, so no two threads ever use a session at the same time.
 */
public final class SerialExecutorDesign extends Design {
  /** For the catalogue. */
  public SerialExecutorDesign() {
    super("serial-executor", "one serializing executor owns each session");
  }

  @Override
  Subject subject(TrialContext context) {
    return new ConfinedSubject(
        context, new JettyConnector(context, JournaledSslConnection::new), ConfinedSession::new);
  }
}
