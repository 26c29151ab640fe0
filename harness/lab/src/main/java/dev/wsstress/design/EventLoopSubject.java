package dev.wsstress.design;

import dev.wsstress.api.SessionHandler;
import dev.wsstress.api.Subject;
import dev.wsstress.api.SubjectSession;
import dev.wsstress.client.ConfinedSession;
import dev.wsstress.client.JettyConnector;
import dev.wsstress.client.JournaledSslConnection;
import dev.wsstress.client.SessionParts;
import dev.wsstress.strand.SerialExecutor;
import dev.wsstress.subject.TrialContext;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * N sessions over one Jetty client, all run by one thread: an event loop. Every session keeps a
 * queue of its own there, so that one cannot fill the loop for the others, and takes its turn.
 * Jetty's own threads only bring what arrived. Threadsafe.
 */
public final class EventLoopSubject implements Subject {
  private static final long END_SECONDS = 5;

  private final TrialContext context;
  private final JettyConnector connector;
  private final ExecutorService loop = Executors.newSingleThreadExecutor(EventLoopSubject::thread);

  /** Starts the client and the loop. */
  public EventLoopSubject(TrialContext context) {
    this.context = context;
    this.connector = new JettyConnector(context, JournaledSslConnection::new);
  }

  private static Thread thread(Runnable body) {
    Thread created = new Thread(body, "event-loop");
    created.setDaemon(true);
    return created;
  }

  @Override
  public CompletionStage<SubjectSession> open(int session, SessionHandler handler) {
    SerialExecutor turn =
        new SerialExecutor(
            "session-" + session, loop, false, context.sendBound(), handler::onError);
    SessionParts parts = new SessionParts(connector, context, session, handler);
    ConfinedSession confined = new ConfinedSession(new ConfinedSession.Confinement(parts, turn));
    return connector.connect(confined, context.endpoint(session)).thenApply(open -> confined);
  }

  @Override
  public void close() {
    connector.close();
    loop.shutdown();
    try {
      if (!loop.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the event loop did not end: a handler hangs");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
