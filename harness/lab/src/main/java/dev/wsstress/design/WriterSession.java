package dev.wsstress.design;

import dev.wsstress.api.OutgoingMessage;
import dev.wsstress.api.SubjectSession;
import dev.wsstress.client.GuardedSession;
import dev.wsstress.client.SessionParts;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.StatusCode;

/**
 * One Jetty WebSocket session with one thread that writes to it. Actors put their messages into a
 * bounded mailbox and wait while it is full; the writer sends one message, waits until it is out,
 * and takes the next. It alone sends, also the close frame. Threadsafe.
 *
 * <p>Public only because Jetty binds its methods by reflection.
 */
public final class WriterSession extends GuardedSession implements SubjectSession {
  private final BoundedMailbox<OutgoingMessage> mailbox;
  private final Thread writer;

  /**
   * Prepares a session; its writer starts when it is open.
   *
   * @param threads makes the writer
   */
  WriterSession(SessionParts parts, ThreadFactory threads) {
    super(parts, new ReentrantLock());
    this.mailbox = new BoundedMailbox<>("session-" + number(), parts.context().sendBound());
    this.writer = threads.newThread(this::write);
    writer.setName("writer-" + number());
  }

  @Override
  protected void ready() {
    writer.start();
    super.ready();
  }

  @Override
  public void send(OutgoingMessage message) {
    mailbox.put(message);
  }

  @Override
  public OptionalInt queued() {
    return OptionalInt.of(mailbox.size());
  }

  /** The close frame goes when what is in the mailbox is out. */
  @Override
  public void close() {
    mailbox.close();
  }

  @Override
  public void onWebSocketClose(int code, String reason, Callback callback) {
    mailbox.close();
    super.onWebSocketClose(code, reason, callback);
  }

  private void write() {
    try {
      OutgoingMessage next = mailbox.take();
      while (next != null) {
        write(next);
        next = mailbox.take();
      }
      session().close(StatusCode.NORMAL, "", Callback.NOOP);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private void write(OutgoingMessage message) throws InterruptedException {
    Callback.Completable out = new Callback.Completable();
    sendWhole(session(), message, out);
    try {
      out.get();
      completed(message, null);
    } catch (ExecutionException e) {
      completed(message, e.getCause() == null ? e : e.getCause());
    }
  }

  /** Ends the writer wherever it is, and waits until it has ended. */
  void end() {
    mailbox.close();
    writer.interrupt();
    try {
      writer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
