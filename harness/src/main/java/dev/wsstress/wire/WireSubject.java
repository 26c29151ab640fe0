package dev.wsstress.wire;

import dev.wsstress.plan.Provocation;
import dev.wsstress.subject.SessionHandler;
import dev.wsstress.subject.Subject;
import dev.wsstress.subject.SubjectContext;
import dev.wsstress.subject.SubjectSession;
import dev.wsstress.tls.TlsContexts;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/**
 * N sessions on the small pipeline: a socket, an {@link SSLEngine} and frames. Each has a reader
 * thread; what is sent goes on the actor's own thread. Threadsafe.
 */
public final class WireSubject implements Subject {
  private final SubjectContext context;
  private final Pipeline pipeline;
  private final SSLContext tls;
  private final Queue<WireSession> sessions = new ConcurrentLinkedQueue<>();

  /** Prepares it; nothing is opened yet. */
  public WireSubject(SubjectContext context, Pipeline pipeline) {
    this.context = context;
    this.pipeline = pipeline;
    this.tls =
        context.isCapturing()
            ? TlsContexts.loggingClient(context.tls(), context.trust())
            : TlsContexts.client(context.tls(), context.trust());
  }

  @Override
  public CompletionStage<SubjectSession> open(int session, SessionHandler handler) {
    CompletableFuture<SubjectSession> opened = new CompletableFuture<>();
    String query = "session=" + session;
    String separator = context.target().getRawQuery() == null ? "?" : "&";
    URI target = URI.create(context.target() + separator + query);
    boolean compress = context.conditions().has(Provocation.COMPRESSION);
    WireSession created =
        new WireSession(session, handler, context, pipeline, new Upgrade(target, compress));
    sessions.add(created);
    created.start(context.isPlain() ? null : engine(target), opened);
    return opened;
  }

  private SSLEngine engine(URI target) {
    SSLEngine engine = tls.createSSLEngine(target.getHost(), target.getPort());
    engine.setUseClientMode(true);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    parameters.setProtocols(new String[] {context.tls().version().protocol()});
    engine.setSSLParameters(parameters);
    return engine;
  }

  @Override
  public void close() {
    sessions.forEach(WireSession::end);
    sessions.forEach(WireSession::join);
  }
}
