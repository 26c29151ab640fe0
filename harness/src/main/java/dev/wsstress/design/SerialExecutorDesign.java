package dev.wsstress.design;

import dev.wsstress.client.ConfinedSession;
import dev.wsstress.client.ConfinedSubject;
import dev.wsstress.client.JettyConnector;
import dev.wsstress.client.JournaledSslConnection;
import dev.wsstress.subject.Subject;
import dev.wsstress.subject.SubjectContext;

/**
 * Every session belongs to one serial executor. Actors hand it their messages; it alone sends,
 * demands and is told of what arrives, so no two threads ever use a session at the same time.
 */
public final class SerialExecutorDesign extends Design {
  /** For the catalogue. */
  public SerialExecutorDesign() {
    super("serial-executor", "one serializing executor owns each session");
  }

  @Override
  public Subject create(SubjectContext context) {
    return new ConfinedSubject(
        context, new JettyConnector(context, JournaledSslConnection::new), ConfinedSession::new);
  }
}
