package dev.wsstress.hazard;

import dev.wsstress.api.Conditions;
import dev.wsstress.api.OutgoingMessage;
import dev.wsstress.api.Provocation;
import dev.wsstress.model.Mechanism;
import dev.wsstress.wire.Compressed;
import dev.wsstress.wire.Deflation;
import dev.wsstress.wire.FrameEncoder;
import dev.wsstress.wire.Guard;
import dev.wsstress.wire.OpCode;
import dev.wsstress.wire.Outbound;
import dev.wsstress.wire.OwnBuffers;
import dev.wsstress.wire.WireSteps;
import java.io.IOException;

/**
 * <b>The rule:</b> a compression context takes one message at a time, in the order of the wire.
 * With permessage-deflate each message refers to the ones before it (RFC 7692 section 7.1.1), and
 * {@link java.util.zip.Deflater} locks each call but not the pair of giving input and taking
 * output. Two writers compress, each into a frame of its own; only then is the rest under a lock.
 *
 * <p>Run it: {@code ./wsstress reproduce shared-deflater}.
 *
 * <p>Observed on BCJSSE with TLS 1.3, two cores: fired in 20 of 20 trials, median 9.6 ms to the
 * first failure; at fifty messages a second after 923.4 ms. All figures are in {@code
 * docs/hazards.md}.
 */
public abstract class SharedDeflater extends WireHazard {
  private SharedDeflater(boolean kept) {
    super(
        "shared-deflater",
        "a compression context takes one message at a time, in the order of the wire",
        kept,
        Mechanism.DEFLATE_STATE_BROKEN);
  }

  @Override
  public Conditions conditions() {
    return Conditions.DEFAULT.with(Provocation.COMPRESSION);
  }

  @Override
  public Outbound outbound(WireSteps steps) {
    return new OneContext(steps, rule());
  }

  /** Two writers compress at once. */
  public static final class Hazard extends SharedDeflater {
    /** For the catalogue. */
    public Hazard() {
      super(false);
    }
  }

  /** One lock from the compression to the write. */
  public static final class Twin extends SharedDeflater {
    /** For the catalogue. */
    public Twin() {
      super(true);
    }
  }

  private static final class OneContext extends Outbound {
    private final Guard context;
    private final Deflation deflation;

    OneContext(WireSteps steps, Guard context) {
      super(steps, Guard.mutex());
      this.context = context;
      this.deflation = steps.newDeflation();
    }

    @Override
    public void message(OutgoingMessage message) throws IOException {
      OwnBuffers own = steps().buffersOf(message);
      context.hold(
          () -> {
            compress(message, own);
            order()
                .hold(
                    () -> {
                      steps().wrap(own.frame(), own.records());
                      steps().write(own.records());
                    });
          });
    }

    /** The race: input of one message, output of another. */
    private void compress(OutgoingMessage message, OwnBuffers own) {
      own.frame().clear().position(FrameEncoder.MAX_HEADER);
      deflation.give(message.bytes());
      deflation.take(own.frame());
      Compressed.seal(OpCode.of(message), own.frame(), FrameEncoder.newMask());
    }

    @Override
    public void close() {
      deflation.close();
      super.close();
    }
  }
}
