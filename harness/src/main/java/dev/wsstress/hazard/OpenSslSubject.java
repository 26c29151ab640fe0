package dev.wsstress.hazard;

import dev.wsstress.subject.SessionHandler;
import dev.wsstress.subject.Subject;
import dev.wsstress.subject.SubjectContext;
import dev.wsstress.subject.SubjectSession;
import dev.wsstress.wire.Guard;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;

/** N sessions over OpenSSL, each with a reader thread. Threadsafe. */
final class OpenSslSubject implements Subject {
  private final SubjectContext context;
  private final Cell cell;
  private final OpenSslContext tls;
  private final Queue<OpenSslSession> sessions = new ConcurrentLinkedQueue<>();

  /**
   * Which of the conditions of the race hold.
   *
   * @param releaseBuffers whether OpenSSL frees a connection's buffers while they are empty
   * @param answersPings whether the reader writes too
   * @param locked whether a lock keeps the rule
   */
  record Cell(boolean releaseBuffers, boolean answersPings, boolean locked) {
    long mode() {
      return OpenSsl.MODE_ENABLE_PARTIAL_WRITE
          | OpenSsl.MODE_ACCEPT_MOVING_WRITE_BUFFER
          | (releaseBuffers ? OpenSsl.MODE_RELEASE_BUFFERS : 0);
    }
  }

  OpenSslSubject(SubjectContext context, Cell cell) {
    this.context = context;
    this.cell = cell;
    this.tls = new OpenSslContext(context.tls().version(), context.trust(), cell.mode());
  }

  @Override
  public CompletionStage<SubjectSession> open(int session, SessionHandler handler) {
    CompletableFuture<SubjectSession> opened = new CompletableFuture<>();
    String separator = context.target().getRawQuery() == null ? "?" : "&";
    URI target = URI.create(context.target() + separator + "session=" + session);
    OpenSslSession created = new OpenSslSession(handler, context.maxMessage(), cell.answersPings());
    sessions.add(created);
    created.start(target, tls, Guard.kept(cell.locked()), opened);
    return opened;
  }

  @Override
  public void close() {
    sessions.forEach(OpenSslSession::end);
    sessions.forEach(OpenSslSession::join);
  }
}
