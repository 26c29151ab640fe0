package dev.wsstress.design;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.wsstress.api.OutgoingMessage;
import dev.wsstress.wire.Guard;
import dev.wsstress.wire.OpCode;
import dev.wsstress.wire.Outbound;
import dev.wsstress.wire.OwnBuffers;
import dev.wsstress.wire.WireSteps;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The way out of a session under one lock. Records that the socket does not take stay in the one
 * record buffer; then an actor waits, which gives the lock back, until the reader, woken by the
 * socket, has written the rest. The reader itself never waits: a pong that finds the buffer in use
 * is kept, and a later one takes its place (RFC 6455 section 5.5.3 asks for the latest only).
 *
 * <p>Threadsafe. Sending allocates nothing.
 */
final class MutexOutbound extends Outbound {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition drained = lock.newCondition();

  @GuardedBy("lock")
  private final OwnBuffers own;

  /** A pong that could not leave yet; null if there is none. */
  @GuardedBy("lock")
  private @Nullable ByteBuffer pong;

  /** A close frame that could not leave yet; null if there is none. */
  @GuardedBy("lock")
  private @Nullable ByteBuffer close;

  /** Whether a close frame has left or waits: nothing comes behind it (RFC 6455 section 5.5.1). */
  @GuardedBy("lock")
  private boolean closing;

  @GuardedBy("lock")
  private boolean over;

  MutexOutbound(WireSteps steps) {
    super(steps, Guard.none());
    this.own = steps.newBuffers();
    own.records().limit(0);
  }

  @Override
  public void message(OutgoingMessage message) throws IOException {
    lock.lock();
    try {
      while (own.records().hasRemaining() && !over) {
        drained.await();
      }
      if (over) {
        throw new ClosedChannelException();
      }
      encode(message, own.frame());
      send();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while the socket took nothing");
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void control(int opCode, ByteBuffer payload) throws IOException {
    lock.lock();
    try {
      if (closing) {
        return;
      }
      closing = opCode == OpCode.CLOSE;
      if (!own.records().hasRemaining()) {
        steps().encode(opCode, payload, own.frame());
        send();
      } else if (opCode == OpCode.CLOSE) {
        close = copyOf(payload);
      } else {
        pong = copyOf(payload);
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void engine() throws IOException {
    lock.lock();
    try {
      // With records waiting, the next wrap takes what the engine has to say along.
      if (!own.records().hasRemaining() && steps().wrapOwn(own.records())) {
        leave();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void writable() throws IOException {
    lock.lock();
    try {
      if (own.records().hasRemaining()) {
        leave();
      }
      if (!own.records().hasRemaining() && pong != null) {
        steps().encode(OpCode.PONG, pong, own.frame());
        pong = null;
        send();
      }
      if (!own.records().hasRemaining() && close != null) {
        steps().encode(OpCode.CLOSE, close, own.frame());
        close = null;
        send();
      }
    } finally {
      lock.unlock();
    }
  }

  @GuardedBy("lock")
  private void send() throws IOException {
    steps().wrap(own.frame(), own.records());
    leave();
  }

  /**
   * Writes what the socket takes, and lets the next one in or has the reader woken for the rest.
   */
  @GuardedBy("lock")
  private void leave() throws IOException {
    boolean all = steps().writeSome(own.records());
    steps().channel().watchWritable(!all);
    if (all) {
      drained.signalAll();
    }
  }

  private static ByteBuffer copyOf(ByteBuffer payload) {
    return ByteBuffer.allocate(payload.remaining()).put(payload.duplicate()).flip();
  }

  @Override
  public void ended() {
    lock.lock();
    try {
      over = true;
      drained.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
