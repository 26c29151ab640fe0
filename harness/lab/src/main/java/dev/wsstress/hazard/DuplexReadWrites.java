package dev.wsstress.hazard;

import dev.wsstress.api.Conditions;
import dev.wsstress.api.Provocation;
import dev.wsstress.api.Workload;
import dev.wsstress.model.Mechanism;
import dev.wsstress.wire.Guard;
import dev.wsstress.wire.OpCode;
import dev.wsstress.wire.Outbound;
import dev.wsstress.wire.OwnBuffers;
import dev.wsstress.wire.WireSteps;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The code of the duplex report. <b>The rule:</b> each write is under the guard, and a reader
 * writes too: it answers pings (RFC 6455 section 5.5.2), replies to a close frame (section 5.5.1),
 * and TLS has it answer a KeyUpdate (RFC 8446 section 4.6.3) or send an alert. One thread reads and
 * one writes, which looks as if nothing were shared. The writer takes the lock; the reader's own
 * frames go out beside it.
 *
 * <p><b>The twin</b> takes the same lock for the reader's frames.
 *
 * <p>Run it: {@code ./wsstress reproduce duplex-read-writes}.
 *
 * <p>Observed on BCJSSE with TLS 1.3, two cores: fired in 20 of 20 trials, median 43.4 ms to the
 * first failure; at fifty messages a second after 6.6 s. All figures are in {@code
 * docs/hazards.md}.
 */
public abstract class DuplexReadWrites extends WireHazard {
  private DuplexReadWrites(boolean kept) {
    super(
        "duplex-read-writes",
        "a reader that writes takes the writer's lock",
        kept,
        Mechanism.RECORDS_REORDERED,
        Mechanism.RECORD_TORN);
  }

  @Override
  public Conditions conditions() {
    return Conditions.DEFAULT.with(Workload.ECHO).with(Provocation.PING_STORM);
  }

  @Override
  public Outbound outbound(WireSteps steps) {
    return isKept() ? new Outbound(steps, Guard.mutex()) : new UnguardedReader(steps);
  }

  /** The reader writes without the lock. */
  public static final class Hazard extends DuplexReadWrites {
    /** For the catalogue. */
    public Hazard() {
      super(false);
    }
  }

  /** The reader takes the lock. */
  public static final class Twin extends DuplexReadWrites {
    /** For the catalogue. */
    public Twin() {
      super(true);
    }
  }

  private static final class UnguardedReader extends Outbound {
    private final OwnBuffers own;

    UnguardedReader(WireSteps steps) {
      super(steps, Guard.mutex());
      this.own = steps.newBuffers();
    }

    @Override
    public void control(int opCode, ByteBuffer payload) throws IOException {
      if (opCode == OpCode.CLOSE) {
        // May be an actor's: the reader's other frames show the rule well enough.
        super.control(opCode, payload);
        return;
      }
      steps().encode(opCode, payload, own.frame());
      steps().wrap(own.frame(), own.records());
      steps().write(own.records());
    }

    @Override
    public void engine() throws IOException {
      if (steps().wrapOwn(own.records())) {
        steps().write(own.records());
      }
    }
  }
}
