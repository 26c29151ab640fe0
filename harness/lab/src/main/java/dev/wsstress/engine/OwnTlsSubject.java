package dev.wsstress.engine;

import dev.wsstress.api.SessionHandler;
import dev.wsstress.api.Subject;
import dev.wsstress.api.SubjectSession;
import dev.wsstress.subject.TrialContext;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;

/** N sessions over TLS that a hazard drives itself, each with a reader thread. Threadsafe. */
public final class OwnTlsSubject implements Subject {
  private final TrialContext context;
  private final OwnTls.Maker tls;
  private final boolean answersPings;
  private final Queue<OwnTlsSession> sessions = new ConcurrentLinkedQueue<>();

  /**
   * Makes one.
   *
   * @param tls makes the TLS of each connection
   * @param answersPings whether a reader answers pings, as it must (RFC 6455 section 5.5.2)
   */
  public OwnTlsSubject(TrialContext context, OwnTls.Maker tls, boolean answersPings) {
    this.context = context;
    this.tls = tls;
    this.answersPings = answersPings;
  }

  @Override
  public CompletionStage<SubjectSession> open(int session, SessionHandler handler) {
    CompletableFuture<SubjectSession> opened = new CompletableFuture<>();
    URI target = context.endpoint(session);
    OwnTlsSession created = new OwnTlsSession(session, handler, context, answersPings);
    sessions.add(created);
    created.start(target, tls, opened);
    return opened;
  }

  @Override
  public void close() {
    sessions.forEach(OwnTlsSession::end);
    sessions.forEach(OwnTlsSession::join);
  }
}
