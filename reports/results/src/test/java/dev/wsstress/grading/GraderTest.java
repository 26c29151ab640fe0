package dev.wsstress.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.TrialResult.End;
import dev.wsstress.results.Samples;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GraderTest {
  private static final Diagnosis NO_DESCRIPTORS =
      new Diagnosis(Mechanism.ENVIRONMENT, "no descriptors were left", List.of());

  private static void assertDesign(
      End end,
      Outcome outcome,
      long messages,
      @Nullable Diagnosis diagnosis,
      Verdict verdict,
      String reason) {
    GradedTrial graded =
        Grader.grade(Samples.trial(Samples.design(), end, outcome, messages, diagnosis));
    assertThat(graded.verdict()).isEqualTo(verdict);
    assertThat(graded.reason()).isEqualTo(reason);
  }

  private static void assertHazard(
      End end, Outcome outcome, @Nullable Diagnosis diagnosis, Verdict verdict, String reason) {
    GradedTrial graded =
        Grader.grade(Samples.trial(Samples.hazard(), end, outcome, 1_000, diagnosis));
    assertThat(graded.verdict()).isEqualTo(verdict);
    assertThat(graded.reason()).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | no failure in 1 messages: at most 1 in 1 of them at 95 %",
        "3000 | no failure in 3,000 messages: at most 1 in 1,001 of them at 95 %",
        "1000000 | no failure in 1,000,000 messages: at most 1 in 333,808 of them at 95 %"
      })
  void shouldPassADesignWithTheBoundItsMessagesGive(long messages, String reason) {
    assertDesign(End.COMPLETED, Outcome.DELIVERED, messages, null, Verdict.PASS, reason);
  }

  @ParameterizedTest
  @EnumSource(
      value = Outcome.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"DELIVERED", "INFRASTRUCTURE", "UNKNOWN"})
  void shouldFailADesignForEveryOutcomeOfItsOwnDoing(Outcome outcome) {
    for (End end : End.values()) {
      assertDesign(
          end, outcome, 1_000, null, Verdict.FAIL, "sessions failed: 1, " + outcome.meaning());
    }
  }

  @Test
  void shouldFailADesignEvenIfNoMessageWasVerified() {
    assertDesign(
        End.COMPLETED,
        Outcome.STALLED,
        0,
        null,
        Verdict.FAIL,
        "sessions failed: 1, " + Outcome.STALLED.meaning());
  }

  @Test
  void shouldNotPassADesignThatDidNothing() {
    assertDesign(
        End.COMPLETED,
        Outcome.DELIVERED,
        0,
        null,
        Verdict.INCONCLUSIVE,
        "not one message was verified");
  }

  @Test
  void shouldSayWhyTheEnvironmentEndedADesign() {
    Verdict unsure = Verdict.INCONCLUSIVE;
    Outcome outcome = Outcome.INFRASTRUCTURE;
    assertDesign(End.ABORTED, outcome, 9, NO_DESCRIPTORS, unsure, "no descriptors were left");
    assertDesign(End.ABORTED, outcome, 9, null, unsure, "the environment failed");
    assertDesign(End.COMPLETED, outcome, 9, null, unsure, "the environment failed");
    String killed = "the run was killed during this trial";
    assertDesign(End.KILLED, outcome, 9, NO_DESCRIPTORS, unsure, killed);
    String interrupted = "the run was interrupted during this trial";
    assertDesign(End.INTERRUPTED, outcome, 9, NO_DESCRIPTORS, unsure, interrupted);
  }

  @Test
  void shouldPassAHazardThatBrokeByItsOwnMechanism() {
    assertHazard(
        End.COMPLETED,
        Outcome.TLS_ALERT,
        Samples.diagnosis(Samples.OWN),
        Verdict.PASS,
        "it broke as it must");
  }

  @ParameterizedTest
  @EnumSource(
      value = Mechanism.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"RECORDS_REORDERED", "UNKNOWN"})
  void shouldNotPassAHazardThatBrokeByAnotherMechanism(Mechanism other) {
    assertHazard(
        End.COMPLETED,
        Outcome.TLS_ALERT,
        Samples.diagnosis(other),
        Verdict.INCONCLUSIVE,
        "it failed, but not shown to be by its own mechanism: " + other.meaning());
  }

  @Test
  void shouldNotPassAHazardThatDidNotFire() {
    assertHazard(
        End.COMPLETED, Outcome.DELIVERED, null, Verdict.INCONCLUSIVE, "the hazard did not fire");
  }

  @Test
  void shouldNotPassAHazardThatFailedWithoutADiagnosis() {
    assertHazard(
        End.COMPLETED,
        Outcome.TLS_ALERT,
        null,
        Verdict.INCONCLUSIVE,
        "it failed, and nothing was diagnosed");
  }

  @Test
  void shouldNotTakeAnEnvironmentThatFailedForAHazardThatFired() {
    Verdict unsure = Verdict.INCONCLUSIVE;
    Outcome outcome = Outcome.INFRASTRUCTURE;
    assertHazard(End.ABORTED, outcome, NO_DESCRIPTORS, unsure, "no descriptors were left");
    assertHazard(End.ABORTED, outcome, null, unsure, "the environment failed");
    assertHazard(
        End.ABORTED,
        outcome,
        Samples.diagnosis(Samples.OWN),
        unsure,
        Samples.diagnosis(Samples.OWN).sentence());
    assertHazard(End.KILLED, outcome, null, unsure, "the run was killed during this trial");
    assertHazard(
        End.INTERRUPTED, outcome, null, unsure, "the run was interrupted during this trial");
  }

  @ParameterizedTest
  @EnumSource(Outcome.class)
  void shouldObserveAControlAndJudgeNothing(Outcome outcome) {
    for (End end : End.values()) {
      if (end != End.SKIPPED) {
        GradedTrial graded =
            Grader.grade(Samples.trial(Samples.control(), end, outcome, 1_000, NO_DESCRIPTORS));
        assertThat(graded.verdict()).isEqualTo(Verdict.OBSERVED);
        assertThat(graded.reason()).startsWith("nothing is expected of it; ");
      }
    }
  }

  @Test
  void shouldSayHowManySessionsOfAControlFailed() {
    GradedTrial graded =
        Grader.grade(
            Samples.trial(Samples.control(), End.COMPLETED, Outcome.VM_CRASH, 1_000, null));
    assertThat(graded.reason())
        .isEqualTo("nothing is expected of it; sessions failed: 1, the JVM died");
  }
}
