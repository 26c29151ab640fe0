package dev.wsstress.hazard;

import dev.wsstress.api.Conditions;
import dev.wsstress.api.Provocation;
import dev.wsstress.api.Requirements;
import dev.wsstress.api.Subject;
import dev.wsstress.api.SubjectContext;
import dev.wsstress.api.Workload;
import dev.wsstress.engine.OpenSsl;
import dev.wsstress.model.Expectation;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.SubjectDescription;
import dev.wsstress.model.SubjectDescription.Role;
import dev.wsstress.subject.NativeSubject;
import dev.wsstress.subject.TrialContext;
import java.util.Map;

/**
 * The crash of the duplex report. <b>The rule:</b> a TLS object is used by one thread at a time.
 * OpenSSL says so of {@code SSL} and of a BIO (openssl-threads(7)).
 *
 * <p><b>The hazard</b> is OpenSSL 3 of this system through JNA, over a BIO pair, as Boost.Asio and
 * many others drive it: one thread reads and, as it must, answers pings; another writes. With
 * {@code SSL_MODE_RELEASE_BUFFERS}, which Asio sets, the reader's {@code SSL_write} frees the write
 * buffer while the writer's {@code SSL_write} copies it into the BIO pair: SIGSEGV in memcpy,
 * called from {@code bio_write}. <b>The twin</b> is the same class with one lock around each step
 * of the engine. <b>The controls</b> leave one condition away: the mode, or the reader's answer.
 *
 * <p>Always OpenSSL, whatever provider a plan names; its TLS version counts. Each trial has a JVM
 * of its own, and its parent names the frame.
 *
 * <p>Run it: {@code ./wsstress contrast --subjects native-bio-race,native-bio-race-twin --sessions
 * 8 --actors 1 --duration 10s}, with {@code --tls 1.2} for the other version. Measured so, on two
 * cores that were busy with other work, OpenSSL 3.0.19:
 *
 * <pre>
 *                                 TLS 1.3                      TLS 1.2
 *   native-bio-race               VM_CRASH 19 of 20            VM_CRASH 20 of 20
 *     seconds of load to it       median 1.9, most 4.8         median 2.8, most 7.7
 *   -no-release, 5 s              0 of 10, all TLS_ALERT       0 of 10, all TLS_ALERT
 *   -no-pong, 5 s                 0 of 10, all EXCEPTION       0 of 10, 9 EXCEPTION
 *   -twin, 30 s                   0 failures in 973,122        0 failures in 415,091
 * </pre>
 *
 * <p>37 of the 39 crashes were SIGSEGV, 30 of them in memcpy called from {@code bio_write+0xba}
 * with a fault address below 2 KiB (an offset from a null buffer); two were SIGABRT by the C
 * library, which leave no error file. In the one trial without a crash every session had broken by
 * a TLS alert first. What OpenSSL says of itself before a crash, or instead of one, counts as well:
 * an internal error, a cipher that does not run, a write that is no retry of the last one, {@code
 * SSL_ERROR_SYSCALL} where nothing calls the system. The controls crash nothing and are not safe:
 * with kept buffers the server gets records that two writers mixed, and a pure read beside a write
 * gets the other thread's state ({@code SSL_ERROR_SYSCALL} with nothing in the error queue).
 */
public abstract class NativeBioRace implements NativeSubject {
  private static final String NAME = "native-bio-race";
  private static final String TWIN_NAME = NAME + "-twin";
  private static final String RULE = "one thread at a time uses an OpenSSL object";

  private final SubjectDescription description;
  private final OpenSslCell cell;

  private NativeBioRace(SubjectDescription description, OpenSslCell cell) {
    this.description = description;
    this.cell = cell;
  }

  @Override
  public final SubjectDescription description() {
    return description;
  }

  /** One actor a session, so that the reader is the only other writer. */
  @Override
  public final Conditions conditions() {
    return Conditions.DEFAULT.with(Workload.ECHO).with(Provocation.PING_STORM);
  }

  @Override
  public final Requirements requirements() {
    return Requirements.NONE
        .unavailable(OpenSsl.problem())
        .withTls("what breaks is an object of OpenSSL, and plain ws has none")
        .withOwnJvm();
  }

  @Override
  public final Map<Long, String> nativeFunctions() {
    return OpenSsl.bioFunctions();
  }

  @Override
  public final Subject create(SubjectContext given) {
    TrialContext context = TrialContext.of(given);
    return cell.subject(context);
  }

  private static SubjectDescription control(String suffix, String without) {
    return new SubjectDescription(
        NAME + suffix, Role.CONTROL, without, TWIN_NAME, Expectation.observe());
  }

  /** The reader writes beside the writer. */
  public static final class Hazard extends NativeBioRace {
    /** For the catalogue. */
    public Hazard() {
      super(
          new SubjectDescription(
              NAME,
              Role.HAZARD,
              "breaks '" + RULE + "': the reader's pong beside a write",
              TWIN_NAME,
              Expectation.require(Mechanism.NATIVE_CRASH, Mechanism.ENGINE_STATE_BROKEN)),
          new OpenSslCell(true, true, false));
    }
  }

  /** A lock around each step. */
  public static final class Twin extends NativeBioRace {
    /** For the catalogue. */
    public Twin() {
      super(
          new SubjectDescription(
              TWIN_NAME,
              Role.TWIN,
              "keeps '" + RULE + "': a lock around each step of the engine",
              NAME,
              Expectation.forbidFailure()),
          new OpenSslCell(true, true, true));
    }
  }

  /** The same mistake where OpenSSL keeps its buffers. */
  public static final class NoRelease extends NativeBioRace {
    /** For the catalogue. */
    public NoRelease() {
      super(
          control("-no-release", "breaks '" + RULE + "', without SSL_MODE_RELEASE_BUFFERS"),
          new OpenSslCell(false, true, false));
    }
  }

  /** A reader that only reads beside a writer that only writes. */
  public static final class NoPong extends NativeBioRace {
    /** For the catalogue. */
    public NoPong() {
      super(
          control("-no-pong", "breaks '" + RULE + "', with a reader that answers no ping"),
          new OpenSslCell(true, false, false));
    }
  }
}
