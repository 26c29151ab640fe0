package dev.wsstress.hazard;

import dev.wsstress.api.OutgoingMessage;
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
 * <b>The rule:</b> a frame's header and its payload are written as one. RFC 6455 section 5.2 knows
 * no way to tell which header a payload belongs to but that it follows. Here TLS is used rightly,
 * each step under its lock, but header and payload are two steps, as where a gathering write was
 * split in two. The peer takes another writer's header for payload.
 *
 * <p>Run it: {@code ./wsstress reproduce frame-interleave}.
 *
 * <p>Observed on BCJSSE with TLS 1.3, two cores: fired in 20 of 20 trials, median 29.7 ms to the
 * first failure; at fifty messages a second after 50.6 s. All figures are in {@code
 * docs/hazards.md}.
 */
public abstract class FrameInterleave extends WireHazard {
  private FrameInterleave(boolean kept) {
    super(
        "frame-interleave",
        "a frame's header and payload are written as one",
        kept,
        Mechanism.FRAMES_MIXED);
  }

  @Override
  public Outbound outbound(WireSteps steps) {
    return new TwoSteps(steps, rule());
  }

  /** Between header and payload another writer comes in. */
  public static final class Hazard extends FrameInterleave {
    /** For the catalogue. */
    public Hazard() {
      super(false);
    }
  }

  /** One lock over header and payload. */
  public static final class Twin extends FrameInterleave {
    /** For the catalogue. */
    public Twin() {
      super(true);
    }
  }

  private static final class TwoSteps extends Outbound {
    private final Guard wholeFrame;

    TwoSteps(WireSteps steps, Guard wholeFrame) {
      super(steps, Guard.mutex());
      this.wholeFrame = wholeFrame;
    }

    @Override
    public void message(OutgoingMessage message) throws IOException {
      OwnBuffers own = steps().buffersOf(message);
      ByteBuffer payload = message.bytes();
      int mask = FrameEncoder.newMask();
      int opCode = OpCode.of(message);
      wholeFrame.hold(
          () -> {
            own.frame().clear();
            FrameEncoder.header(own.frame(), opCode, true, false, payload.remaining(), mask);
            send(own);
            own.frame().clear();
            FrameEncoder.payload(own.frame(), payload, mask);
            send(own);
          });
    }

    private void send(OwnBuffers own) throws IOException {
      own.frame().flip();
      order()
          .hold(
              () -> {
                steps().wrap(own.frame(), own.records());
                steps().write(own.records());
              });
    }

    /** A reader's frame is one step already, but it must not come between the two of another. */
    @Override
    public void control(int opCode, ByteBuffer payload) throws IOException {
      wholeFrame.hold(() -> super.control(opCode, payload));
    }
  }
}
