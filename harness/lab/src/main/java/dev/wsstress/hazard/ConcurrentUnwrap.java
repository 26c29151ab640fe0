package dev.wsstress.hazard;

import dev.wsstress.model.Mechanism;
import dev.wsstress.wire.Guard;
import dev.wsstress.wire.Outbound;
import dev.wsstress.wire.WireSteps;

/**
 * <b>The rule:</b> one reader at a time, from the socket to the decoded frame. Records are numbered
 * by the engine that decrypts them (RFC 8446 section 5.3), and {@link javax.net.ssl.SSLEngine} says
 * that two threads must not unwrap at the same time. Here two threads read one session: each reads
 * from the socket, appends to the session's buffer and unwraps what is there.
 *
 * <p>Run it: {@code ./wsstress reproduce concurrent-unwrap}.
 *
 * <p>Observed on BCJSSE with TLS 1.3, two cores: fired in 20 of 20 trials, median 38.7 ms to the
 * first failure; at fifty messages a second after 732.7 ms. All figures are in {@code
 * docs/hazards.md}.
 */
public abstract class ConcurrentUnwrap extends WireHazard {
  private ConcurrentUnwrap(boolean kept) {
    super(
        "concurrent-unwrap",
        "one reader at a time, from the socket to the frame",
        kept,
        Mechanism.INBOUND_RECORDS_MIXED);
  }

  @Override
  public int readers() {
    return 2;
  }

  @Override
  public Guard readOrder() {
    return rule();
  }

  @Override
  public Outbound outbound(WireSteps steps) {
    return new Outbound(steps, Guard.mutex());
  }

  /** Two readers at once. */
  public static final class Hazard extends ConcurrentUnwrap {
    /** For the catalogue. */
    public Hazard() {
      super(false);
    }
  }

  /** Two readers, one at a time. */
  public static final class Twin extends ConcurrentUnwrap {
    /** For the catalogue. */
    public Twin() {
      super(true);
    }
  }
}
