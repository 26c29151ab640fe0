package dev.wsstress.server;

import java.nio.ByteBuffer;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/**
 * What one connection answers: every message comes back, and the next is demanded when it has left.
 * At a certain message the connection may end instead; what comes after it is only read. Answering
 * is for one thread at a time.
 */
final class Answers {
  private final Session session;
  private final EndPoint tls;
  private final Outbox outbox;
  private final Reply reply;
  private final Demand demand;
  private final @Nullable Ending ending;
  private final long endsAt;
  private long received;
  private volatile boolean ended;

  /**
   * Composes it.
   *
   * @param ending what comes instead of the answer to message {@code endsAt}; null for nothing
   */
  Answers(
      Session session,
      EndPoint tls,
      Outbox outbox,
      Reply reply,
      Demand demand,
      @Nullable Ending ending,
      long endsAt) {
    this.session = session;
    this.tls = tls;
    this.outbox = outbox;
    this.reply = reply;
    this.demand = demand;
    this.ending = ending;
    this.endsAt = endsAt;
  }

  /** Answers a binary message, whose bytes are given back with the callback. */
  void binary(ByteBuffer payload, Callback given) {
    answer(done -> reply.binary(session, payload, done), payload, given);
  }

  /** Answers a text message. */
  void text(String text) {
    answer(done -> reply.text(session, text, done), ByteBuffer.allocate(0), Callback.NOOP);
  }

  private void answer(Outbox.Sending echo, ByteBuffer payload, Callback given) {
    Callback next = Callback.from(() -> next(given), given::fail);
    received++;
    if (ended) {
      next.succeed();
    } else if (ending != null && received == endsAt) {
      ended = true;
      outbox.finish(done -> ending.end(session, tls, payload, done), next);
    } else {
      outbox.message(echo, next);
    }
  }

  private void next(Callback given) {
    given.succeed();
    demand.next(session);
  }

  /** Whether the server has ended the connection, so that what follows is its own doing. */
  boolean hasEndedIt() {
    return ended;
  }

  /** The connection is closed. */
  void closed() {
    outbox.close();
  }
}
