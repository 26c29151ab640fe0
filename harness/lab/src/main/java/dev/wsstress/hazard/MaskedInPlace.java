package dev.wsstress.hazard;

import dev.wsstress.api.Conditions;
import dev.wsstress.api.OutgoingMessage;
import dev.wsstress.api.Requirements;
import dev.wsstress.api.Workload;
import dev.wsstress.model.Mechanism;
import dev.wsstress.wire.FrameEncoder;
import dev.wsstress.wire.Guard;
import dev.wsstress.wire.OpCode;
import dev.wsstress.wire.Outbound;
import dev.wsstress.wire.OwnBuffers;
import dev.wsstress.wire.WireSteps;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * <b>The rule:</b> a payload is masked in a copy, unless only one session sends it. A client masks
 * every frame with a new key (RFC 6455 section 5.3). To mask in place and to unmask afterwards
 * saves a copy, and is right as long as one session sends the payload; under {@code broadcast} all
 * send it.
 *
 * <p>Run it: {@code ./wsstress reproduce masked-in-place}.
 *
 * <p>Observed on BCJSSE with TLS 1.3, two cores: fired in 20 of 20 trials, median 162.5 ms to the
 * first failure; at fifty messages a second after 7.6 s. All figures are in {@code
 * docs/hazards.md}.
 */
public abstract class MaskedInPlace extends WireHazard {
  private MaskedInPlace(boolean kept) {
    super(
        "masked-in-place",
        "a payload that others send too is masked in a copy",
        kept,
        Mechanism.SESSIONS_SHARE_BUFFER);
  }

  @Override
  public Requirements requirements() {
    return Requirements.NONE.withSessions(2);
  }

  @Override
  public Conditions conditions() {
    return Conditions.DEFAULT.with(Workload.BROADCAST);
  }

  @Override
  public Outbound outbound(WireSteps steps) {
    return isKept() ? new Outbound(steps, Guard.mutex()) : new InPlace(steps);
  }

  /** The payload itself is masked. */
  public static final class Hazard extends MaskedInPlace {
    /** For the catalogue. */
    public Hazard() {
      super(false);
    }
  }

  /** A copy is masked. */
  public static final class Twin extends MaskedInPlace {
    /** For the catalogue. */
    public Twin() {
      super(true);
    }
  }

  private static final class InPlace extends Outbound {
    InPlace(WireSteps steps) {
      super(steps, Guard.mutex());
    }

    @Override
    public void message(OutgoingMessage message) throws IOException {
      OwnBuffers own = steps().buffersOf(message);
      ByteBuffer payload = message.bytes();
      int mask = FrameEncoder.newMask();
      order()
          .hold(
              () -> {
                FrameEncoder.maskInPlace(payload, mask);
                frame(OpCode.of(message), payload, mask, own.frame());
                FrameEncoder.maskInPlace(payload, mask);
                steps().wrap(own.frame(), own.records());
                steps().write(own.records());
              });
    }

    private static void frame(int opCode, ByteBuffer masked, int mask, ByteBuffer frame) {
      frame.clear();
      FrameEncoder.header(frame, opCode, true, false, masked.remaining(), mask);
      frame.put(masked.duplicate()).flip();
    }
  }
}
