package dev.wsstress.design;

import dev.wsstress.api.Subject;
import dev.wsstress.subject.TrialContext;

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
  Subject subject(TrialContext context) {
    return new EventLoopSubject(context);
  }
}
