package dev.wsstress.hazard;

import dev.wsstress.api.Conditions;
import dev.wsstress.api.OutgoingMessage;
import dev.wsstress.api.Provocation;
import dev.wsstress.api.Requirements;
import dev.wsstress.model.Mechanism;
import dev.wsstress.wire.Guard;
import dev.wsstress.wire.OpCode;
import dev.wsstress.wire.Outbound;
import dev.wsstress.wire.OwnBuffers;
import dev.wsstress.wire.WireSteps;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * <b>The rule:</b> two locks are always taken in the same order (SEI CERT LCK07-J; Goetz et al.,
 * Java Concurrency in Practice, section 10.1). Here TLS engine and socket have a lock each. A
 * sender takes the engine's, wraps, and takes the socket's to write, still under the first, so that
 * records leave in the order in which they were encrypted. The reader, which answers a ping, takes
 * the socket's first, so that nothing comes before its pong, and then the engine's to wrap. Each
 * method keeps records in order, and each is right alone. Where a pong meets a message, each thread
 * holds what the other one wants, and neither goes on.
 *
 * <p><b>The twin</b> takes the engine's lock first in both. The hazard's wait has an end, so that
 * its session can be closed.
 *
 * <p>Run it: {@code ./wsstress reproduce lock-order}.
 *
 * <p>Observed on BCJSSE with TLS 1.3, two cores: fired in 20 of 20 trials, median 2.1 s to the
 * first failure, which is the limit of two seconds for a session in which nothing moves. All
 * figures are in {@code docs/hazards.md}.
 */
public abstract class LockOrder extends WireHazard {
  private static final Duration PATIENCE = Duration.ofSeconds(4);
  private static final Duration FOREVER = Duration.ofDays(365);
  private static final Duration STALL = Duration.ofSeconds(2);

  private LockOrder(boolean kept) {
    super("lock-order", "two locks are taken in the same order", kept, Mechanism.LOCK_CYCLE);
  }

  @Override
  public Conditions conditions() {
    return Conditions.DEFAULT.with(Provocation.PING_STORM);
  }

  /** Shorter than the wait, which ends only because a trial has to. */
  @Override
  public Requirements requirements() {
    return isKept() ? Requirements.NONE : Requirements.NONE.withStallLimit(STALL);
  }

  @Override
  public Outbound outbound(WireSteps steps) {
    return isKept()
        ? new EngineFirst(steps, new Locks(FOREVER))
        : new SocketFirst(steps, new Locks(PATIENCE));
  }

  /** The two locks of a session. Threadsafe. */
  private static final class Locks {
    private final ReentrantLock engineLock = new ReentrantLock();
    private final ReentrantLock socketLock = new ReentrantLock();
    private final Duration patience;

    /** Once a wait has run out nothing is sent: a record that was encrypted may be missing. */
    private volatile boolean over;

    Locks(Duration patience) {
      this.patience = patience;
    }

    void engine(Guard.Steps work) throws IOException {
      hold(engineLock, work);
    }

    void socket(Guard.Steps work) throws IOException {
      hold(socketLock, work);
    }

    void engineFirst(Guard.Steps work) throws IOException {
      engine(() -> socket(work));
    }

    private void hold(ReentrantLock lock, Guard.Steps work) throws IOException {
      try {
        if (!lock.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
          over = true;
          throw new IOException("no lock in " + patience);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted while it waited for a lock");
      }
      try {
        if (over) {
          throw new ClosedChannelException();
        }
        work.run();
      } finally {
        lock.unlock();
      }
    }
  }

  /** The reader takes the socket's lock first. */
  public static final class Hazard extends LockOrder {
    /** For the catalogue. */
    public Hazard() {
      super(false);
    }
  }

  /** The reader takes the engine's lock first, as a sender does. */
  public static final class Twin extends LockOrder {
    /** For the catalogue. */
    public Twin() {
      super(true);
    }
  }

  private static class EngineFirst extends Outbound {
    private final Locks locks;

    EngineFirst(WireSteps steps, Locks locks) {
      super(steps, locks::engineFirst);
      this.locks = locks;
    }

    @Override
    public final void message(OutgoingMessage message) throws IOException {
      OwnBuffers own = steps().buffersOf(message);
      locks.engine(
          () -> {
            encode(message, own.frame());
            steps().wrap(own.frame(), own.records());
            locks.socket(() -> steps().write(own.records()));
          });
    }
  }

  private static final class SocketFirst extends EngineFirst {
    private final Locks locks;
    private final OwnBuffers reader;

    SocketFirst(WireSteps steps, Locks locks) {
      super(steps, locks);
      this.locks = locks;
      this.reader = steps.newBuffers();
    }

    @Override
    public void control(int opCode, ByteBuffer payload) throws IOException {
      if (opCode == OpCode.CLOSE) {
        // May be an actor's: the reader's pongs show the rule well enough.
        super.control(opCode, payload);
        return;
      }
      locks.socket(
          () -> {
            locks.engine(
                () -> {
                  steps().encode(opCode, payload, reader.frame());
                  steps().wrap(reader.frame(), reader.records());
                });
            steps().write(reader.records());
          });
    }
  }
}
