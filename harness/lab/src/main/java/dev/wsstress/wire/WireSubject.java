package dev.wsstress.wire;

import dev.wsstress.api.SessionHandler;
import dev.wsstress.api.Subject;
import dev.wsstress.api.SubjectSession;
import dev.wsstress.subject.TrialContext;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

/**
 * N sessions on the small pipeline: a socket, an {@link SSLEngine} and frames. Each has a reader
 * thread; what is sent goes on the actor's own thread. Threadsafe.
 */
public final class WireSubject implements Subject {
  private final TrialContext context;
  private final Pipeline pipeline;
  private final SSLContext tls;
  private final Queue<WireSession> sessions = new ConcurrentLinkedQueue<>();

  /** Prepares it; nothing is opened yet. */
  public WireSubject(TrialContext context, Pipeline pipeline) {
    this.context = context;
    this.pipeline = pipeline;
    this.tls = context.untappedTls();
  }

  @Override
  public CompletionStage<SubjectSession> open(int session, SessionHandler handler) {
    CompletableFuture<SubjectSession> opened = new CompletableFuture<>();
    URI target = context.endpoint(session);
    boolean compress = context.offersCompression();
    WireSession created =
        new WireSession(session, handler, context, pipeline, new Upgrade(target, compress));
    sessions.add(created);
    created.start(context.isPlain() ? null : engine(target), opened);
    return opened;
  }

  private SSLEngine engine(URI target) {
    SSLEngine engine = tls.createSSLEngine(target.getHost(), target.getPort());
    engine.setUseClientMode(true);
    engine.setSSLParameters(context.tlsParameters());
    return engine;
  }

  @Override
  public void close() {
    sessions.forEach(WireSession::end);
    sessions.forEach(WireSession::join);
  }
}
