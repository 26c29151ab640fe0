package dev.wsstress.server;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayDeque;
import java.util.Queue;
import org.eclipse.jetty.websocket.api.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Sends the messages of one connection one after the other, since the fragments of two must not mix
 * (RFC 6455 section 5.4), and one control frame at a time beside them. Threadsafe; sends outside of
 * its lock.
 */
final class Outbox {
  /** Starts to send something and says when it is done. */
  interface Sending {
    /** Called once. */
    void send(Callback done);
  }

  private record Entry(Sending sending, Callback done) {}

  @GuardedBy("this")
  private final Queue<Entry> waiting = new ArrayDeque<>();

  /** What ends the connection, once it is alone. */
  @GuardedBy("this")
  private @Nullable Entry last;

  @GuardedBy("this")
  private boolean messageUnderWay;

  @GuardedBy("this")
  private boolean controlUnderWay;

  @GuardedBy("this")
  private boolean closed;

  /** Sends a message when those before it have left; fails it if the box is closed. */
  void message(Sending sending, Callback done) {
    if (offer(new Entry(sending, done))) {
      sendNext();
    } else {
      done.fail(new ClosedChannelException());
    }
  }

  private synchronized boolean offer(Entry entry) {
    return !closed && waiting.add(entry);
  }

  /**
   * Sends a control frame now, also between fragments, unless one is under way.
   *
   * @return false if the box is closed
   */
  boolean control(Sending sending) {
    synchronized (this) {
      if (closed || controlUnderWay) {
        return !closed;
      }
      controlUnderWay = true;
    }
    sending.send(Callback.from(this::controlLeft, failure -> controlLeft()));
    return true;
  }

  private void controlLeft() {
    synchronized (this) {
      controlUnderWay = false;
    }
    sendNext();
  }

  /** Takes nothing more, and sends this when everything has left. */
  void finish(Sending sending, Callback done) {
    synchronized (this) {
      closed = true;
      last = new Entry(sending, done);
    }
    sendNext();
  }

  /** Takes nothing more. */
  synchronized void close() {
    closed = true;
  }

  private void sendNext() {
    Entry entry = next();
    if (entry != null) {
      entry.sending.send(Callback.from(() -> left(entry), failure -> failed(entry, failure)));
    }
  }

  private synchronized @Nullable Entry next() {
    if (messageUnderWay) {
      return null;
    }
    Entry entry = waiting.poll();
    if (entry == null && !controlUnderWay) {
      entry = last;
      last = null;
    }
    messageUnderWay = entry != null;
    return entry;
  }

  private void left(Entry entry) {
    messageLeft();
    entry.done.succeed();
    sendNext();
  }

  private void failed(Entry entry, Throwable failure) {
    close();
    messageLeft();
    entry.done.fail(failure);
    sendNext();
  }

  private synchronized void messageLeft() {
    messageUnderWay = false;
  }
}
