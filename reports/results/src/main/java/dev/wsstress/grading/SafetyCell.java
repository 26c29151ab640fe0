package dev.wsstress.grading;

import dev.wsstress.model.TrialResult;
import java.util.List;

/**
 * The judgement of one subject under one TLS provider and version, over all its trials.
 *
 * @param status what it came to
 * @param reason why, in one sentence
 * @param decisive the trial that decided it
 * @param seconds all its trials took
 */
public record SafetyCell(Status status, String reason, TrialResult decisive, double seconds) {
  /** What a cell came to. */
  public enum Status {
    /** As expected. */
    PASSED,
    /** A design or a safe twin failed. */
    BROKEN,
    /** A hazard did not show its own failure. */
    BLIND,
    /** The environment kept it from being judged. */
    ENDED,
    /** It cannot run here. */
    SKIPPED,
    /** It is not as expected, and somebody decided to bear that. */
    QUARANTINED
  }

  /** Who was tried. */
  public String subject() {
    return decisive.subject().name();
  }

  /** On which TLS provider. */
  public String provider() {
    return decisive.provider();
  }

  /** Under which TLS version. */
  public String tls() {
    return decisive.tls();
  }

  /** Where it is, for a person. */
  public String place() {
    return new Quarantined(subject(), provider(), tls(), "").place();
  }

  SafetyCell inQuarantine(String why) {
    return new SafetyCell(
        Status.QUARANTINED, "in quarantine (" + why + "): " + reason, decisive, seconds);
  }

  /** Judges the trials of one cell. */
  static SafetyCell of(List<GradedTrial> trials) {
    double seconds =
        trials.stream().mapToDouble(t -> t.trial().result().elapsedNanos() / 1e9).sum();
    GradedTrial decisive = decisive(trials);
    Status status = status(decisive);
    String reason =
        status == Status.BLIND
            ? "the detector is blind: " + decisive.reason() + times(trials.size())
            : decisive.reason();
    return new SafetyCell(status, reason, decisive.trial().result(), seconds);
  }

  private static String times(int trials) {
    return trials == 1 ? "" : " (" + trials + " trials)";
  }

  /** A failure of what must not fail outweighs all; a hazard has to fire once. */
  private static GradedTrial decisive(List<GradedTrial> trials) {
    for (Verdict verdict : List.of(Verdict.FAIL, Verdict.PASS)) {
      for (GradedTrial trial : trials) {
        if (trial.verdict() == verdict) {
          return trial;
        }
      }
    }
    return trials.get(trials.size() - 1);
  }

  private static Status status(GradedTrial decisive) {
    return switch (decisive.verdict()) {
      case PASS, OBSERVED -> Status.PASSED;
      case FAIL -> Status.BROKEN;
      case SKIPPED -> Status.SKIPPED;
      case INCONCLUSIVE -> Grader.endedByEnvironment(decisive) ? Status.ENDED : Status.BLIND;
    };
  }
}
