package dev.wsstress.render.page;

import dev.wsstress.grading.GradedTrial;
import dev.wsstress.model.Control;
import dev.wsstress.model.TrialResult;
import dev.wsstress.render.text.Texts;
import java.util.Locale;

/** One trial in the words and numbers of a table. */
public final class TrialRow {
  private final GradedTrial graded;
  private final TrialResult result;

  TrialRow(GradedTrial graded) {
    this.graded = graded;
    this.result = graded.trial().result();
  }

  /** Where its story is, or empty if it has none. */
  public String story() {
    return Story.has(result) ? Story.id(result) : "";
  }

  /** The subject's name. */
  public String name() {
    return Texts.printable(result.subject().name());
  }

  /** Design, hazard or twin. */
  public String role() {
    return result.subject().role().name().toLowerCase(Locale.ROOT);
  }

  /** TLS provider and version. */
  public String tls() {
    return result.subject().control() == Control.PLAIN_WS
        ? Texts.tls(result)
        : Texts.printable(result.provider() + ", TLS " + result.tls());
  }

  /** The rule that is kept or broken. */
  public String rule() {
    return Texts.printable(result.subject().rule());
  }

  /** PASS, FAIL or INCONCLUSIVE. */
  public String verdict() {
    return graded.verdict().name();
  }

  /** Why that verdict. */
  public String reason() {
    return Texts.printable(graded.reason());
  }

  /** How many messages were verified. */
  public String messages() {
    return Texts.count(result.messagesVerified());
  }

  /** Messages a second. */
  public String rate() {
    return Texts.rate(result);
  }

  /** Sessions that broke, of those opened. */
  public String broken() {
    return Texts.broken(result);
  }

  /** Time and messages to the first failure. */
  public String firstFailure() {
    return Texts.firstFailure(result);
  }

  /** What happened, or a dash where nothing could. */
  public String outcome() {
    return Texts.outcome(result);
  }
}
