package dev.wsstress.grading;

import dev.wsstress.model.RunResult;
import dev.wsstress.model.TrialResult;
import java.util.List;

/**
 * A run with its judgement.
 *
 * @param run the facts
 * @param trials its trials, judged, in the order they ran
 * @param conclusion the run as a whole
 */
public record GradedRun(RunResult run, List<GradedTrial> trials, Conclusion conclusion) {

  /** A run as a whole; the first that applies, from the top. */
  public enum Conclusion {
    /** A design or a safe twin failed. */
    DESIGN_FAILED("a design failed"),
    /** It was stopped, or killed, before its end. */
    INTERRUPTED("stopped before its end"),
    /** A newer version wrote something that a verdict hangs upon. */
    NOT_UNDERSTOOD("it takes a newer version to judge this run"),
    /** The environment kept a trial from being judged. */
    INFRASTRUCTURE("the environment failed"),
    /** A hazard did not show its own failure. */
    HAZARD_SILENT("a hazard did not show its own failure"),
    /** Everything was as expected. */
    AS_EXPECTED("all as expected");

    private final String meaning;

    Conclusion(String meaning) {
      this.meaning = meaning;
    }

    /** One phrase for a person. */
    public String meaning() {
      return meaning;
    }
  }

  public GradedRun {
    trials = List.copyOf(trials);
  }

  /**
   * The conclusion in words. Where everything was judged and nothing safe failed, what is left to
   * say is whether each trial of a hazard was named rightly: one that fired in other trials is as
   * expected, and this one may still have been taken for another, or for none.
   */
  public String sentence() {
    boolean isJudged =
        conclusion == Conclusion.AS_EXPECTED || conclusion == Conclusion.HAZARD_SILENT;
    int wrong = isJudged ? ConfusionMatrix.of(run).wrong() : 0;
    return switch (wrong) {
      case 0 -> conclusion.meaning();
      case 1 -> conclusion.meaning() + "; one trial was not named rightly";
      default -> conclusion.meaning() + "; " + wrong + " trials were not named rightly";
    };
  }

  /** True if the run came to its own end. */
  public boolean isComplete() {
    return run.end() == TrialResult.End.COMPLETED;
  }
}
