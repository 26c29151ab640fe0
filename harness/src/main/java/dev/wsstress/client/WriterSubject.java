package dev.wsstress.client;

import dev.wsstress.subject.SessionHandler;
import dev.wsstress.subject.Subject;
import dev.wsstress.subject.SubjectContext;
import dev.wsstress.subject.SubjectSession;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;

/** N sessions over one Jetty client, each with a thread of its own that writes. Threadsafe. */
public final class WriterSubject implements Subject {
  private final SubjectContext context;
  private final JettyConnector connector;
  private final ThreadFactory threads;
  private final Queue<WriterSession> opened = new ConcurrentLinkedQueue<>();

  /**
   * Starts the client.
   *
   * @param threads makes the writers: daemon threads, platform or virtual
   */
  public WriterSubject(SubjectContext context, ThreadFactory threads) {
    this.context = context;
    this.connector = new JettyConnector(context, JournaledSslConnection::new);
    this.threads = threads;
  }

  @Override
  public CompletionStage<SubjectSession> open(int session, SessionHandler handler) {
    WriterSession created =
        new WriterSession(new SessionParts(connector, context, session, handler), threads);
    return connector
        .connect(created, "session=" + session)
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
