package dev.wsstress.design;

import dev.wsstress.client.EventLoopSubject;
import dev.wsstress.subject.Subject;
import dev.wsstress.subject.SubjectContext;

/**
 * One thread owns all sessions: every send, every demand and every call of a handler happens on it.
 * What only one thread touches needs no lock, also what sessions share.
 */
public final class EventLoopDesign extends Design {
  /** For the catalogue. */
  public EventLoopDesign() {
    super("event-loop", "one thread owns all sessions");
  }

  @Override
  public Subject create(SubjectContext context) {
    return new EventLoopSubject(context);
  }
}
