package dev.wsstress.design;

import dev.wsstress.client.ConfinedSubject;
import dev.wsstress.client.JournaledSslConnection;
import dev.wsstress.reports.result.Expectation;
import dev.wsstress.reports.result.SubjectDescription;
import dev.wsstress.reports.result.SubjectDescription.Role;
import dev.wsstress.subject.Subject;
import dev.wsstress.subject.SubjectContext;
import dev.wsstress.subject.SubjectSpec;

/**
 * Every session belongs to one serial executor. Actors hand it their messages; it alone sends,
 * demands and is told of what arrives, so no two threads ever use a session at the same time.
 */
public final class SerialExecutorDesign implements SubjectSpec {
  @Override
  public SubjectDescription description() {
    return new SubjectDescription(
        "serial-executor",
        Role.DESIGN,
        "one serializing executor owns each session",
        null,
        Expectation.forbidFailure());
  }

  @Override
  public Subject create(SubjectContext context) {
    return new ConfinedSubject(context, JournaledSslConnection::new);
  }
}
