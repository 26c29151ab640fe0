package dev.wsstress.design;

import dev.wsstress.api.SessionHandler;
import dev.wsstress.api.Subject;
import dev.wsstress.api.SubjectSession;
import dev.wsstress.client.JettyConnector;
import dev.wsstress.client.JournaledSslConnection;
import dev.wsstress.client.SessionParts;
import dev.wsstress.subject.TrialContext;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;

/** N sessions over one Jetty client, each with a thread of its own that writes. Threadsafe. */
public final class WriterSubject implements Subject {
  private final TrialContext context;
  private final JettyConnector connector;
  private final ThreadFactory threads;
  private final Queue<WriterSession> opened = new ConcurrentLinkedQueue<>();

  /**
   * Starts the client.
   *
   * @param threads makes the writers: daemon threads, platform or virtual
   */
  public WriterSubject(TrialContext context, ThreadFactory threads) {
    this.context = context;
    this.connector = new JettyConnector(context, JournaledSslConnection::new);
    this.threads = threads;
  }

  @Override
  public CompletionStage<SubjectSession> open(int session, SessionHandler handler) {
    WriterSession created =
        new WriterSession(new SessionParts(connector, context, session, handler), threads);
    return connector
        .connect(created, context.endpoint(session))
        .thenApply(
            open -> {
              opened.add(created);
              return created;
            });
  }

  @Override
  public void close() {
    connector.close();
    opened.forEach(WriterSession::end);
  }
}
