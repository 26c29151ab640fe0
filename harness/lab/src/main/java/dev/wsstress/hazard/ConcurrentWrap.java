package dev.wsstress.hazard;

import dev.wsstress.api.Requirements;
import dev.wsstress.api.Subject;
import dev.wsstress.api.SubjectContext;
import dev.wsstress.api.SubjectSpec;
import dev.wsstress.client.ConfinedSession;
import dev.wsstress.client.ConfinedSubject;
import dev.wsstress.client.JettyConnector;
import dev.wsstress.model.Expectation;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.SubjectDescription;
import dev.wsstress.model.SubjectDescription.Role;
import dev.wsstress.subject.TrialContext;

/**
 * <b>The rule:</b> wrap and write are one step. A TLS receiver numbers records itself (RFC 8446
 * section 5.3, RFC 5246 section 6.1), so records must leave in the order in which they were
 * encrypted; {@link javax.net.ssl.SSLEngine} says that two threads must not wrap at the same time
 * because "the order of the packets is not guaranteed".
 *
 * <p><b>The hazard</b> is real Jetty, driven through the plain {@code Session} API by a serial
 * executor, as safe as the design, except that two writer threads take ciphertext from a queue and
 * write it without a common guard. <b>The twin</b> is the same class with one writer.
 *
 * <p>Run it: {@code ./wsstress contrast --subjects concurrent-wrap}.
 *
 * <p>Observed on BCJSSE with TLS 1.3, two cores: fired in 20 of 20 trials, median 1.3 ms to the
 * first failure; at fifty messages a second after 5.2 s. All figures are in {@code
 * docs/hazards.md}.
 */
public abstract class ConcurrentWrap implements SubjectSpec {
  private static final String NAME = "concurrent-wrap";
  private static final String TWIN_NAME = NAME + "-twin";

  private final int writers;

  private ConcurrentWrap(int writers) {
    this.writers = writers;
  }

  @Override
  public Requirements requirements() {
    return Requirements.NONE.withTls(
        "its rule is broken between wrap and write inside of Jetty's TLS layer, which plain ws does"
            + " not have");
  }

  @Override
  public Subject create(SubjectContext given) {
    TrialContext context = TrialContext.of(given);
    return new ConfinedSubject(
        context,
        new JettyConnector(context, parts -> new HandedOffSslConnection(parts, writers)),
        ConfinedSession::new);
  }

  /** Two writers. */
  public static final class Hazard extends ConcurrentWrap {
    /** For the catalogue. */
    public Hazard() {
      super(2);
    }

    @Override
    public SubjectDescription description() {
      // A record may also be cut apart where the socket takes only part of it: the same rule
      // broken.
      return new SubjectDescription(
          NAME,
          Role.HAZARD,
          "breaks 'wrap and write are one step': two writers",
          TWIN_NAME,
          Expectation.require(Mechanism.RECORDS_REORDERED, Mechanism.RECORD_TORN));
    }
  }

  /** One writer. */
  public static final class Twin extends ConcurrentWrap {
    /** For the catalogue. */
    public Twin() {
      super(1);
    }

    @Override
    public SubjectDescription description() {
      return new SubjectDescription(
          TWIN_NAME,
          Role.TWIN,
          "keeps 'wrap and write are one step': one writer",
          NAME,
          Expectation.forbidFailure());
    }
  }
}
