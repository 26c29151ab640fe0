package dev.wsstress.hazard;

import dev.wsstress.plan.Conditions;
import dev.wsstress.plan.Defaults;
import dev.wsstress.plan.MessageSizes;
import dev.wsstress.plan.Provocation;
import dev.wsstress.plan.Workload;
import dev.wsstress.reports.result.Mechanism;
import dev.wsstress.subject.Subject;
import dev.wsstress.subject.SubjectContext;
import dev.wsstress.tls.ServerTrust;
import dev.wsstress.wire.Guard;

/** Lesson 15. */
public abstract class EngineStateRace extends Lesson {
  /** Bytes: one record a message, and a queue that holds it for a while. */
  private static final MessageSizes SIZES = new MessageSizes(8_000, 16_000);

  private static final int IN_FLIGHT = 16;

  private EngineStateRace(boolean kept) {
    super(
        "engine-state-race",
        "one thread at a time uses a TLS engine (BouncyCastle's, whatever the provider)",
        kept,
        Mechanism.ENGINE_STATE_BROKEN);
  }

  /** One reads, one writes, and both are always busy. */
  @Override
  public final Conditions conditions() {
    return Defaults.CONDITIONS
        .with(Workload.ECHO)
        .with(Provocation.FLOOD)
        .with(SIZES)
        .withInFlight(IN_FLIGHT);
  }

  @Override
  public final Subject create(SubjectContext context) {
    ServerTrust trust = new ServerTrust(context.trust());
    return new OwnTlsSubject(
        context,
        (socket, host) ->
            new BouncyEngine(
                new BouncyClient(context.tls().version(), trust, host),
                Guard.kept(isKept()),
                socket),
        true);
  }

  /** One reads while the other writes. */
  public static final class Hazard extends EngineStateRace {
    /** For the catalogue. */
    public Hazard() {
      super(false);
    }
  }

  /** A lock around each step. */
  public static final class Twin extends EngineStateRace {
    /** For the catalogue. */
    public Twin() {
      super(true);
    }
  }
}
