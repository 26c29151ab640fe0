package dev.wsstress.hazard;

import dev.wsstress.api.Requirements;
import dev.wsstress.api.Subject;
import dev.wsstress.client.ConfinedSession;
import dev.wsstress.model.Mechanism;
import dev.wsstress.plan.Dispatch;
import dev.wsstress.subject.TrialContext;
import java.nio.ByteBuffer;
import org.eclipse.jetty.websocket.api.Callback;

/**
 * <b>The rule:</b> a payload is read before it is given back. Jetty lends the receiver its own
 * network buffer: {@code Session.Listener.onWebSocketBinary} has "the callback to complete when the
 * payload has been processed" (Jetty's Javadoc), and after that the buffer takes the next bytes
 * from the network, of this session or of another.
 *
 * <p><b>The hazard:</b> the listener hands the payload to the session's executor, as it must not
 * keep Jetty's thread, and completes the callback at once. <b>The twin</b> completes it when the
 * executor is done.
 *
 * <p>Run it: {@code ./wsstress reproduce early-release}.
 *
 * <p>Observed on BCJSSE with TLS 1.3, two cores: fired in 20 of 20 trials, median 2.4 ms to the
 * first failure; at fifty messages a second after 244.8 ms. All figures are in {@code
 * docs/hazards.md}.
 */
public abstract class EarlyRelease extends JettyHazard {
  private EarlyRelease(boolean kept) {
    super(
        "early-release",
        "a payload is read before it is given back",
        kept,
        Mechanism.BUFFER_RELEASED_EARLY);
  }

  /** With one session nothing comes into the buffer that was given back: it reads on demand. */
  @Override
  public Requirements requirements() {
    return Requirements.NONE.withSessions(2);
  }

  @Override
  ConfinedSession.Factory sessions(TrialContext context) {
    return isKept() ? ConfinedSession::new : Releasing::new;
  }

  /** The executor of the session has threads of its own: else the listener's would read first. */
  @Override
  Subject subject(TrialContext context) {
    return super.subject(context.with(Dispatch.POOL));
  }

  /** The callback is completed before the payload is read. */
  public static final class Hazard extends EarlyRelease {
    /** For the catalogue. */
    public Hazard() {
      super(false);
    }
  }

  /** The callback is completed after the payload is read. */
  public static final class Twin extends EarlyRelease {
    /** For the catalogue. */
    public Twin() {
      super(true);
    }
  }

  /** A session that gives back before it reads. Public because Jetty binds by reflection. */
  public static final class Releasing extends ConfinedSession {
    Releasing(Confinement confinement) {
      super(confinement);
    }

    @Override
    public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
      hop(
          () -> {
            handler().onMessage(payload);
            open().demand();
          });
      callback.succeed();
    }
  }
}
