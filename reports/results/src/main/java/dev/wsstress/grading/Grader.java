package dev.wsstress.grading;

import dev.wsstress.grading.GradedRun.Conclusion;
import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Expectation;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.RunResult;
import dev.wsstress.model.TrialResult;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Holds facts against expectations. Pure: the same run always gets the same judgement. */
public final class Grader {
  /** Why a trial of a newer version gets no verdict. */
  static final String NOT_UNDERSTOOD =
      "it takes a newer version to judge this: it holds something that this version does not know";

  private Grader() {}

  public static GradedRun grade(RunResult run) {
    List<GradedTrial> trials = run.trials().stream().map(Grader::grade).toList();
    return new GradedRun(run, trials, conclude(run, trials));
  }

  static GradedTrial grade(RunResult.Trial trial) {
    TrialResult result = trial.result();
    if (result.end() == TrialResult.End.SKIPPED && !result.outcome().isFailure()) {
      return new GradedTrial(trial, Verdict.SKIPPED, "skipped: " + cutShort(result));
    }
    return switch (result.subject().expectation().kind()) {
      case FORBID -> forbid(trial, result);
      case REQUIRE -> require(trial, result);
      case OBSERVE -> observe(trial, result);
      case UNKNOWN -> notUnderstood(trial);
    };
  }

  private static GradedTrial notUnderstood(RunResult.Trial trial) {
    return new GradedTrial(trial, Verdict.INCONCLUSIVE, NOT_UNDERSTOOD);
  }

  /**
   * Whether this version knows all that a verdict hangs upon. What only a newer version knows never
   * passes and never fails. A failure that is known is one, whatever else there is.
   */
  public static boolean isUnderstood(TrialResult result) {
    Expectation.Kind kind = result.subject().expectation().kind();
    Diagnosis diagnosis = result.diagnosis();
    boolean named =
        kind != Expectation.Kind.REQUIRE
            || diagnosis == null
            || diagnosis.mechanism() != Mechanism.UNKNOWN;
    return kind != Expectation.Kind.UNKNOWN
        && result.outcome() != Outcome.UNKNOWN
        && result.end() != TrialResult.End.UNKNOWN
        && named;
  }

  private static GradedTrial observe(RunResult.Trial trial, TrialResult result) {
    String seen =
        result.end() == TrialResult.End.COMPLETED && result.outcome() != Outcome.INFRASTRUCTURE
            ? "sessions failed: " + result.sessionsBroken() + ", " + result.outcome().meaning()
            : cutShort(result);
    return new GradedTrial(trial, Verdict.OBSERVED, "nothing is expected of it; " + seen);
  }

  private static GradedTrial forbid(RunResult.Trial trial, TrialResult result) {
    if (result.outcome().isFailure()) {
      return new GradedTrial(
          trial,
          Verdict.FAIL,
          "sessions failed: " + result.sessionsBroken() + ", " + result.outcome().meaning());
    }
    if (!isUnderstood(result)) {
      return notUnderstood(trial);
    }
    if (result.outcome() == Outcome.INFRASTRUCTURE || result.end() != TrialResult.End.COMPLETED) {
      return new GradedTrial(trial, Verdict.INCONCLUSIVE, cutShort(result));
    }
    if (result.messagesVerified() == 0) {
      return new GradedTrial(trial, Verdict.INCONCLUSIVE, "not one message was verified");
    }
    return new GradedTrial(
        trial,
        Verdict.PASS,
        String.format(
            Locale.ROOT,
            "no failure in %,d messages: at most %s of them at 95 %%",
            result.messagesVerified(),
            Rates.oneIn(FailureBound.afterNone(result.messagesVerified()))));
  }

  private static GradedTrial require(RunResult.Trial trial, TrialResult result) {
    if (result.end() == TrialResult.End.KILLED) {
      return new GradedTrial(trial, Verdict.INCONCLUSIVE, cutShort(result));
    }
    if (!isUnderstood(result)) {
      return notUnderstood(trial);
    }
    Diagnosis diagnosis = result.diagnosis();
    if (result.outcome().isFailure() && diagnosis == null) {
      return new GradedTrial(trial, Verdict.INCONCLUSIVE, "it failed, and nothing was diagnosed");
    }
    if (!result.outcome().isFailure() || diagnosis == null) {
      String why =
          result.outcome() == Outcome.INFRASTRUCTURE ? cutShort(result) : "the hazard did not fire";
      return new GradedTrial(trial, Verdict.INCONCLUSIVE, why);
    }
    if (!result.subject().expectation().accepts(diagnosis.mechanism())) {
      return new GradedTrial(
          trial,
          Verdict.INCONCLUSIVE,
          "it failed, but not shown to be by its own mechanism: "
              + diagnosis.mechanism().meaning());
    }
    return new GradedTrial(trial, Verdict.PASS, "it broke as it must");
  }

  private static String cutShort(TrialResult result) {
    return switch (result.end()) {
      case KILLED -> "the run was killed during this trial";
      case INTERRUPTED -> "the run was interrupted during this trial";
      case UNKNOWN -> NOT_UNDERSTOOD;
      default ->
          result.diagnosis() == null ? "the environment failed" : result.diagnosis().sentence();
    };
  }

  private static Conclusion conclude(RunResult run, List<GradedTrial> trials) {
    if (trials.stream().anyMatch(t -> t.verdict() == Verdict.FAIL)) {
      return Conclusion.DESIGN_FAILED;
    }
    if (run.end() != TrialResult.End.COMPLETED) {
      return Conclusion.INTERRUPTED;
    }
    List<GradedTrial> ran = trials.stream().filter(t -> t.verdict() != Verdict.SKIPPED).toList();
    List<GradedTrial> judged = ran.stream().filter(t -> t.verdict() != Verdict.OBSERVED).toList();
    if (judged.stream().anyMatch(t -> !isUnderstood(t.trial().result()))) {
      return Conclusion.NOT_UNDERSTOOD;
    }
    if (ran.isEmpty() || judged.stream().anyMatch(Grader::endedByEnvironment)) {
      return Conclusion.INFRASTRUCTURE;
    }
    return everyHazardFired(judged) ? Conclusion.AS_EXPECTED : Conclusion.HAZARD_SILENT;
  }

  /** A hazard that is tried several times under the same TLS has to fire in one of them. */
  private static boolean everyHazardFired(List<GradedTrial> judged) {
    return judged.stream().collect(Collectors.groupingBy(Grader::cell)).values().stream()
        .allMatch(trials -> trials.stream().anyMatch(t -> t.verdict() == Verdict.PASS));
  }

  private static List<String> cell(GradedTrial graded) {
    TrialResult result = graded.trial().result();
    return List.of(result.subject().name(), result.provider(), result.tls(), result.workload());
  }

  static boolean endedByEnvironment(GradedTrial graded) {
    TrialResult result = graded.trial().result();
    return graded.verdict() == Verdict.INCONCLUSIVE
        && (!isUnderstood(result)
            || result.outcome() == Outcome.INFRASTRUCTURE
            || result.subject().expectation().kind() == Expectation.Kind.FORBID);
  }
}
