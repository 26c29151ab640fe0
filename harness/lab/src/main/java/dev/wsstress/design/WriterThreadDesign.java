package dev.wsstress.design;

import dev.wsstress.api.Subject;
import dev.wsstress.subject.TrialContext;

/**
 * Every session has a bounded queue and one thread that writes. Actors wait while the queue is
 * full, the writer waits until a message is out before it sends the next, so nothing piles up
 * anywhere: back-pressure from the socket to the actor. What arrives is handled under a lock that
 * the writer holds only to tell of a completion, never while it waits.
 */
public final class WriterThreadDesign extends Design {
  /** For the catalogue. */
  public WriterThreadDesign() {
    super("writer-thread", "a bounded queue and one thread that writes for each session");
  }

  @Override
  Subject subject(TrialContext context) {
    return new WriterSubject(context, WriterThreadDesign::daemon);
  }

  private static Thread daemon(Runnable body) {
    Thread created = new Thread(body);
    created.setDaemon(true);
    return created;
  }
}
