package dev.wsstress.hazard;

import dev.wsstress.api.OutgoingMessage;
import dev.wsstress.api.Requirements;
import dev.wsstress.client.ConfinedSession;
import dev.wsstress.model.Mechanism;
import dev.wsstress.subject.TrialContext;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.websocket.api.Callback;
import org.jspecify.annotations.Nullable;

/**
 * <b>The rule:</b> who runs a session's completions does not wait for one. A send that waits for
 * room on the session's own executor waits for itself: the completion that makes room stands in the
 * queue behind it. As long as there is room nothing waits, and the mistake is invisible. {@link
 * java.util.concurrent.CompletableFuture} and Jetty's {@code Callback} both run what follows on
 * whatever thread completes them; Jetty's {@code Invocable} says that what may block must not run
 * where the progress is made.
 *
 * <p><b>The hazard:</b> at most two sends may be under way, and the third waits on the strand.
 * <b>The twin</b> puts it aside, and the completion sends it. The wait has an end, so that the
 * session can be closed.
 *
 * <p>Run it: {@code ./wsstress reproduce sync-in-async}.
 *
 * <p>Observed on BCJSSE with TLS 1.3, two cores: fired in 20 of 20 trials, median 2.1 s to the
 * first failure; at fifty messages a second after 2.5 s. All figures are in {@code
 * docs/hazards.md}.
 */
public abstract class SyncInAsync extends JettyHazard {
  private static final int ROOM = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(4);
  private static final Duration STALL = Duration.ofSeconds(2);

  private SyncInAsync(boolean kept) {
    super(
        "sync-in-async",
        "who runs a session's completions does not wait for one",
        kept,
        Mechanism.STRAND_BLOCKED);
  }

  /** Shorter than the wait, which ends only because a trial has to. */
  @Override
  public Requirements requirements() {
    return isKept() ? Requirements.NONE : Requirements.NONE.withStallLimit(STALL);
  }

  @Override
  ConfinedSession.Factory sessions(TrialContext context) {
    return isKept() ? PuttingAside::new : Waiting::new;
  }

  /** Waits for room where room is made. */
  public static final class Hazard extends SyncInAsync {
    /** For the catalogue. */
    public Hazard() {
      super(false);
    }
  }

  /** Never waits. */
  public static final class Twin extends SyncInAsync {
    /** For the catalogue. */
    public Twin() {
      super(true);
    }
  }

  /** A session that waits on its strand. Public because Jetty binds by reflection. */
  public static final class Waiting extends ConfinedSession {
    private final Semaphore room = new Semaphore(ROOM);

    Waiting(Confinement confinement) {
      super(confinement);
    }

    @Override
    protected void transmit(OutgoingMessage message, Callback callback) {
      try {
        if (!room.tryAcquire(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
          throw new TimeoutException("no send completed in " + PATIENCE);
        }
        super.transmit(message, makingRoom(callback));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        callback.fail(e);
      } catch (TimeoutException e) {
        callback.fail(e);
      }
    }

    /** Room is made on the strand, as all else of the session happens there. */
    private Callback makingRoom(Callback callback) {
      return Callback.from(
          () -> {
            hop(room::release);
            callback.succeed();
          },
          failure -> {
            hop(room::release);
            callback.fail(failure);
          });
    }
  }

  /** A message that waits for room. */
  private record Aside(OutgoingMessage message, Callback callback) {}

  /** A session that puts aside. Public because Jetty binds by reflection. */
  public static final class PuttingAside extends ConfinedSession {
    private final Queue<Aside> aside = new ArrayDeque<>();
    private int room = ROOM;

    PuttingAside(Confinement confinement) {
      super(confinement);
    }

    @Override
    protected void transmit(OutgoingMessage message, Callback callback) {
      if (room > 0) {
        room--;
        super.transmit(message, callback);
      } else {
        aside.add(new Aside(message, callback));
      }
    }

    @Override
    protected void completed(OutgoingMessage message, @Nullable Throwable failure) {
      room++;
      super.completed(message, failure);
      Aside next = aside.poll();
      if (next != null) {
        transmit(next.message, next.callback);
      }
    }
  }
}
