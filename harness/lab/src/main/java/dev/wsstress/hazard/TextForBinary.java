package dev.wsstress.hazard;

import dev.wsstress.api.Conditions;
import dev.wsstress.api.OutgoingMessage;
import dev.wsstress.api.Requirements;
import dev.wsstress.api.Workload;
import dev.wsstress.model.Mechanism;
import dev.wsstress.wire.Guard;
import dev.wsstress.wire.OpCode;
import dev.wsstress.wire.Outbound;
import dev.wsstress.wire.OwnBuffers;
import dev.wsstress.wire.WireSteps;
import java.io.IOException;

/**
 * <b>The rule:</b> what is not text is sent as binary (RFC 6455 section 5.6). The audio of the
 * audio report went out as text, since {@code binary(true)} was never called. Samples are no UTF-8,
 * and a peer must fail the connection with 1007 (section 8.1). Nothing races here: it breaks with
 * the first message that is not by chance valid UTF-8.
 *
 * <p>Run it: {@code ./wsstress reproduce text-for-binary}.
 *
 * <p>Observed on BCJSSE with TLS 1.3, two cores: fired in 20 of 20 trials, median 2.3 ms to the
 * first failure; at fifty messages a second after 1.7 s. All figures are in {@code
 * docs/hazards.md}.
 */
public abstract class TextForBinary extends WireHazard {
  private TextForBinary(boolean kept) {
    super("text-for-binary", "what is not text is sent as binary", kept, Mechanism.BINARY_AS_TEXT);
  }

  /** Of two streams the first session has the text, which is as right as it can be. */
  @Override
  public Requirements requirements() {
    return Requirements.NONE.withSessions(2, Workload.TWO_STREAMS);
  }

  @Override
  public Conditions conditions() {
    return Conditions.DEFAULT.with(Workload.TWO_STREAMS);
  }

  @Override
  public Outbound outbound(WireSteps steps) {
    return new OneOpCode(steps, isKept());
  }

  /** Everything goes as text. */
  public static final class Hazard extends TextForBinary {
    /** For the catalogue. */
    public Hazard() {
      super(false);
    }
  }

  /** Text as text, the rest as binary. */
  public static final class Twin extends TextForBinary {
    /** For the catalogue. */
    public Twin() {
      super(true);
    }
  }

  private static final class OneOpCode extends Outbound {
    private final boolean kept;

    OneOpCode(WireSteps steps, boolean kept) {
      super(steps, Guard.mutex());
      this.kept = kept;
    }

    @Override
    public void message(OutgoingMessage message) throws IOException {
      OwnBuffers own = steps().buffersOf(message);
      int opCode = kept && !message.isText() ? OpCode.BINARY : OpCode.TEXT;
      order()
          .hold(
              () -> {
                steps().encode(opCode, message.bytes(), own.frame());
                steps().wrap(own.frame(), own.records());
                steps().write(own.records());
              });
    }
  }
}
