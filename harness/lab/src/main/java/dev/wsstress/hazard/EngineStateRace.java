package dev.wsstress.hazard;

import dev.wsstress.api.Conditions;
import dev.wsstress.api.MessageSizes;
import dev.wsstress.api.Provocation;
import dev.wsstress.api.Requirements;
import dev.wsstress.api.Subject;
import dev.wsstress.api.Workload;
import dev.wsstress.engine.BouncyClient;
import dev.wsstress.engine.BouncyEngine;
import dev.wsstress.engine.OwnTlsSubject;
import dev.wsstress.model.Mechanism;
import dev.wsstress.subject.TrialContext;
import dev.wsstress.tls.ServerTrust;
import dev.wsstress.wire.Guard;

/**
 * <b>The rule:</b> a TLS engine is used by one thread at a time, also where one only reads and the
 * other only writes: an engine that was given input may have output, and the thread that sends it
 * takes it from the queue that the writer fills.
 *
 * <p><b>The hazard</b> is BouncyCastle's low-level {@link org.bouncycastle.tls.TlsClientProtocol}
 * in its non-blocking mode: the actor calls {@code writeApplicationData}, the reader {@code
 * offerInput} and {@code readInput}, and each sends, as the documentation asks, what {@code
 * readOutput} has. Its {@code ByteQueue} has no lock: both see the same record and take it out. It
 * is in Java what {@link NativeBioRace} is in C, with an exception instead of a crash. <b>The
 * twin</b> is the same class with one lock around each step, the write to the socket included.
 *
 * <p>Always BouncyCastle, whatever provider a plan names; its TLS version counts.
 *
 * <p>Run it: {@code ./wsstress matrix --subjects engine-state-race --providers bcjsse --trials 20
 * --sessions 8}, and {@code ./wsstress contrast --subjects engine-state-race-twin --sessions 8
 * --duration 30s}, with {@code --tls 1.2} for the other version. Measured under these conditions,
 * on two cores that were busy with other work:
 *
 * <pre>
 *                              TLS 1.3                     TLS 1.2
 *   engine-state-race          19 of 20                    19 of 20
 *     first failure, median    0.54 s, 1,199 messages      0.76 s, 1,079 messages
 *   -twin, 30 s                0 failures in 233,421       0 failures in 218,061
 * </pre>
 *
 * <p>Every failure was an exception out of {@code readOutput}; two trials ended whole. With several
 * writers, the server mostly rejects a record first ({@code bad_record_mac}), which by itself
 * proves nothing about the engine; that two threads were inside of it at once is what explains it.
 */
public abstract class EngineStateRace extends HazardSpec {
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
    return Conditions.DEFAULT
        .with(Workload.ECHO)
        .with(Provocation.FLOOD)
        .with(SIZES)
        .withInFlight(IN_FLIGHT);
  }

  @Override
  public Requirements requirements() {
    return Requirements.NONE.withTls(
        "what breaks is the state inside of a TLS engine, and plain ws has none");
  }

  @Override
  final Subject subject(TrialContext context) {
    ServerTrust trust = new ServerTrust(context.trust());
    return new OwnTlsSubject(
        context,
        (socket, host) ->
            new BouncyEngine(
                new BouncyClient(context.profile().version(), trust, host),
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
