package dev.wsstress.hazard;

import dev.wsstress.api.OutgoingMessage;
import dev.wsstress.model.Mechanism;
import dev.wsstress.wire.Guard;
import dev.wsstress.wire.Outbound;
import dev.wsstress.wire.OwnBuffers;
import dev.wsstress.wire.WireSteps;
import java.io.IOException;

/**
 * On the small pipeline. <b>The rule:</b> wrap and write are one step, as in {@link
 * ConcurrentWrap}. Each writer has buffers of its own and takes both steps himself; the engine
 * locks its wrap, the socket its write, and nothing spans both.
 *
 * <p>Run it: {@code ./wsstress reproduce split-wrap-write}.
 *
 * <p>Observed on BCJSSE with TLS 1.3, two cores: fired in 20 of 20 trials, median 4.7 ms to the
 * first failure; at fifty messages a second after 56.7 s. All figures are in {@code
 * docs/hazards.md}.
 */
public abstract class SplitWrapWrite extends WireHazard {
  private SplitWrapWrite(boolean kept) {
    super(
        "split-wrap-write",
        "wrap and write are one step: each writer does both",
        kept,
        Mechanism.RECORDS_REORDERED,
        Mechanism.RECORD_TORN);
  }

  @Override
  public Outbound outbound(WireSteps steps) {
    return new Writers(steps, rule());
  }

  /** Two writers break it. */
  public static final class Hazard extends SplitWrapWrite {
    /** For the catalogue. */
    public Hazard() {
      super(false);
    }
  }

  /** One lock spans both steps. */
  public static final class Twin extends SplitWrapWrite {
    /** For the catalogue. */
    public Twin() {
      super(true);
    }
  }

  private static final class Writers extends Outbound {
    Writers(WireSteps steps, Guard oneStep) {
      super(steps, oneStep);
    }

    @Override
    public void message(OutgoingMessage message) throws IOException {
      OwnBuffers own = steps().buffersOf(message);
      steps().encode(message, own.frame());
      order()
          .hold(
              () -> {
                steps().wrap(own.frame(), own.records());
                steps().write(own.records());
              });
    }
  }
}
