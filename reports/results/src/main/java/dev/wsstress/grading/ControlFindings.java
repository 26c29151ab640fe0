package dev.wsstress.grading;

import dev.wsstress.model.Control;
import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.RunResult;
import dev.wsstress.model.TrialResult;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** What the controls of a failed trial say of its failure. Pure. */
public final class ControlFindings {
  /** Failures that should have shown: where three are due, none is seen in one case of twenty. */
  private static final double DUE = 3;

  private static final String NOTHING = "a newer version knows what that means";

  private ControlFindings() {}

  /** One sentence for each control of this trial's subject and TLS; none if it did not fail. */
  public static List<String> of(RunResult run, TrialResult failed) {
    return failed.outcome().isFailure() && failed.subject().control() == null
        ? run.trials().stream()
            .map(RunResult.Trial::result)
            .filter(control -> isOf(control, failed))
            .map(control -> sentence(control, failed))
            .toList()
        : List.of();
  }

  private static boolean isOf(TrialResult control, TrialResult failed) {
    return control.subject().control() != null
        && Objects.equals(control.subject().twin(), failed.subject().name())
        && control.provider().equals(failed.provider())
        && control.tls().equals(failed.tls());
  }

  private static String sentence(TrialResult control, TrialResult failed) {
    Control left = Objects.requireNonNull(control.subject().control());
    if (control.end() == TrialResult.End.SKIPPED) {
      return left.condition() + ": not run, since " + reason(control);
    }
    if (control.outcome().isFailure() && control.sessionsOpened() > 0) {
      return left.condition() + " it broke too (" + how(control) + "): " + brokeToo(left);
    }
    String held = left.condition() + ": no failure in " + count(control) + " messages";
    if (isCutShort(control)) {
      return held + ", but it was cut short: nothing follows";
    }
    if (isTooShort(control, failed)) {
      return held + ", too few beside the " + count(failed) + " of the failure: nothing follows";
    }
    return held + ": " + held(left);
  }

  private static String reason(TrialResult control) {
    Diagnosis diagnosis = control.diagnosis();
    return diagnosis == null ? "it cannot run here" : diagnosis.sentence();
  }

  private static String how(TrialResult control) {
    Long messages = control.firstFailureMessages();
    return control.outcome().meaning()
        + (messages == null
            ? ""
            : String.format(Locale.ROOT, " after %,d messages of a session", messages));
  }

  private static boolean isCutShort(TrialResult control) {
    return control.end() != TrialResult.End.COMPLETED
        || control.outcome() == Outcome.INFRASTRUCTURE
        || control.outcome() == Outcome.UNKNOWN;
  }

  private static boolean isTooShort(TrialResult control, TrialResult failed) {
    double rate = failed.sessionsBroken() / (double) Math.max(1, failed.messagesVerified());
    return control.messagesVerified() * rate < DUE;
  }

  private static String count(TrialResult result) {
    return String.format(Locale.ROOT, "%,d", result.messagesVerified());
  }

  private static String brokeToo(Control left) {
    return switch (left) {
      case PLAIN_WS -> "the fault does not need TLS";
      case ONE_THREAD -> "a second sending thread is not what it takes";
      case NO_JOURNAL -> "the journal has no part in it";
      case UNKNOWN -> NOTHING;
    };
  }

  private static String held(Control left) {
    return switch (left) {
      case PLAIN_WS -> "it shows only over TLS";
      case ONE_THREAD -> "it shows only with several sending threads";
      case NO_JOURNAL -> "it breaks only with the journal";
      case UNKNOWN -> NOTHING;
    };
  }
}
