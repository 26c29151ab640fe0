package dev.wsstress.hazard;

import dev.wsstress.api.Conditions;
import dev.wsstress.api.MessageSizes;
import dev.wsstress.api.OutgoingMessage;
import dev.wsstress.model.Mechanism;
import dev.wsstress.wire.Guard;
import dev.wsstress.wire.Outbound;
import dev.wsstress.wire.OwnBuffers;
import dev.wsstress.wire.WireSteps;
import java.io.IOException;

/**
 * <b>The rule:</b> a record leaves whole before the next one begins. A non-blocking channel "may
 * write only some of the bytes" ({@link java.nio.channels.SocketChannel#write}); who then writes
 * the rest without a guard over all of it lets another record in between. Every single write is
 * atomic here, which is what makes it look safe. The socket's send buffer is small, as on a busy or
 * slow network.
 *
 * <p>Run it: {@code ./wsstress reproduce torn-record}.
 *
 * <p>Observed on BCJSSE with TLS 1.3, two cores: fired in 20 of 20 trials, median 2.3 ms to the
 * first failure; at fifty messages a second after 8.2 s. All figures are in {@code
 * docs/hazards.md}.
 */
public abstract class TornRecord extends WireHazard {
  private static final int SEND_BUFFER = 8 * 1024;

  private TornRecord(boolean kept) {
    super(
        "torn-record",
        "a record leaves whole before the next begins",
        kept,
        Mechanism.RECORD_TORN,
        Mechanism.RECORDS_REORDERED);
  }

  @Override
  public Conditions conditions() {
    return Conditions.DEFAULT.with(new MessageSizes(4_096, 4_096)).withInFlight(8);
  }

  @Override
  public int sendBuffer() {
    return SEND_BUFFER;
  }

  @Override
  public Outbound outbound(WireSteps steps) {
    return new PartialWrites(steps, rule());
  }

  /** The rest of a record is written when the socket takes it, whatever was written meanwhile. */
  public static final class Hazard extends TornRecord {
    /** For the catalogue. */
    public Hazard() {
      super(false);
    }
  }

  /** One lock until the whole record is out. */
  public static final class Twin extends TornRecord {
    /** For the catalogue. */
    public Twin() {
      super(true);
    }
  }

  private static final class PartialWrites extends Outbound {
    private final Guard whole;
    private final Guard oneWrite = Guard.mutex();

    PartialWrites(WireSteps steps, Guard whole) {
      super(steps, Guard.mutex());
      this.whole = whole;
    }

    @Override
    public void message(OutgoingMessage message) throws IOException {
      OwnBuffers own = steps().buffersOf(message);
      steps().encode(message, own.frame());
      whole.hold(
          () -> {
            // Wrap and first write are one step: the order of records is kept, their wholeness not.
            oneWrite.hold(
                () -> {
                  steps().wrap(own.frame(), own.records());
                  steps().writeSome(own.records());
                });
            steps().write(own.records());
          });
    }
  }
}
