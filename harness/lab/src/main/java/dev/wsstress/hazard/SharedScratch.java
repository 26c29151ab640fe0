package dev.wsstress.hazard;

import dev.wsstress.api.OutgoingMessage;
import dev.wsstress.api.Requirements;
import dev.wsstress.client.ConfinedSession;
import dev.wsstress.model.Mechanism;
import dev.wsstress.subject.TrialContext;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * <b>The rule:</b> sessions share nothing that one of them writes. It is the audio report's "each
 * works alone, together the audio is corrupted": two connections, each used as it must be, and
 * between them a buffer, a codec or an encoder of which there is one. Without happens-before
 * between their threads that is a data race (JLS 17.4.5).
 *
 * <p><b>The hazard:</b> every session prepares its messages in one scratch buffer. <b>The twin</b>
 * does so under a lock.
 *
 * <p>Run it: {@code ./wsstress reproduce shared-scratch}.
 *
 * <p>Observed on BCJSSE with TLS 1.3, two cores: fired in 20 of 20 trials, median 427.1 ms to the
 * first failure; at fifty messages a second not within 90 s. All figures are in {@code
 * docs/hazards.md}.
 */
public abstract class SharedScratch extends JettyHazard {
  private SharedScratch(boolean kept) {
    super(
        "shared-scratch",
        "sessions share nothing that one of them writes",
        kept,
        Mechanism.SESSIONS_SHARE_BUFFER);
  }

  @Override
  public Requirements requirements() {
    return Requirements.NONE.withSessions(2);
  }

  @Override
  ConfinedSession.Factory sessions(TrialContext context) {
    int capacity = context.maxMessageBytes();
    Scratch ofAll = isKept() ? new LockedScratch(capacity) : new Scratch(capacity);
    return confinement -> new Preparing(confinement, ofAll);
  }

  /** One scratch buffer for all sessions. */
  public static final class Hazard extends SharedScratch {
    /** For the catalogue. */
    public Hazard() {
      super(false);
    }
  }

  /** One scratch buffer under a lock. */
  public static final class Twin extends SharedScratch {
    /** For the catalogue. */
    public Twin() {
      super(true);
    }
  }

  /** A place to prepare messages in, as written for one thread. */
  private static class Scratch {
    private final byte[] bytes;

    Scratch(int capacity) {
      this.bytes = new byte[capacity];
    }

    /** What is to be sent for a message. */
    OutgoingMessage prepare(OutgoingMessage message) {
      ByteBuffer content = message.bytes();
      int length = content.remaining();
      content.get(content.position(), bytes, 0, length);
      return OutgoingMessage.copyOf(bytes, length, message.isText());
    }
  }

  /** The same under a lock. */
  private static final class LockedScratch extends Scratch {
    LockedScratch(int capacity) {
      super(capacity);
    }

    @Override
    synchronized OutgoingMessage prepare(OutgoingMessage message) {
      return super.prepare(message);
    }
  }

  /** A session that sends what was prepared. Public because Jetty binds by reflection. */
  public static final class Preparing extends ConfinedSession {
    private final ReentrantLock ofThisSession = new ReentrantLock();
    private final Scratch scratch;

    Preparing(Confinement confinement, Scratch scratch) {
      super(confinement);
      this.scratch = scratch;
    }

    /** The message itself is free again as soon as it is prepared. */
    @Override
    public void send(OutgoingMessage message) {
      super.send(prepared(message));
      hop(() -> handler().onSent(message));
    }

    /** Each session for itself is right: its own actors prepare one after the other. */
    private OutgoingMessage prepared(OutgoingMessage message) {
      ofThisSession.lock();
      try {
        return scratch.prepare(message);
      } finally {
        ofThisSession.unlock();
      }
    }

    @Override
    protected void completed(OutgoingMessage prepared, @Nullable Throwable failure) {
      if (failure != null) {
        handler().onError(failure);
      }
    }
  }
}
