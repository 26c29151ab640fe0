package dev.wsstress.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.grading.GradedRun.Conclusion;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.RunResult;
import dev.wsstress.model.TrialResult.End;
import dev.wsstress.results.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConclusionTest {
  private static final RunResult.Trial PASSED =
      Samples.trial(Samples.design(), End.COMPLETED, Outcome.DELIVERED, 9, null);
  private static final RunResult.Trial FAILED =
      Samples.trial(Samples.design(), End.COMPLETED, Outcome.LOST, 9, null);
  private static final RunResult.Trial IDLE =
      Samples.trial(Samples.design(), End.COMPLETED, Outcome.DELIVERED, 0, null);
  private static final RunResult.Trial FIRED =
      Samples.trial(
          Samples.hazard(), End.COMPLETED, Outcome.TLS_ALERT, 9, Samples.diagnosis(Samples.OWN));
  private static final RunResult.Trial MISFIRED =
      Samples.trial(
          Samples.hazard("torn-record"),
          End.COMPLETED,
          Outcome.EXCEPTION,
          9,
          Samples.diagnosis(Mechanism.UNEXPLAINED));
  private static final RunResult.Trial SILENT =
      Samples.trial(Samples.hazard(), End.COMPLETED, Outcome.DELIVERED, 9, null);
  private static final RunResult.Trial NO_ENVIRONMENT =
      Samples.trial(Samples.hazard(), End.ABORTED, Outcome.INFRASTRUCTURE, 9, null);

  private static final RunResult.Trial SKIPPED =
      Samples.trial(Samples.design(), End.SKIPPED, Outcome.INFRASTRUCTURE, 0, null);

  private static Conclusion conclude(End end, RunResult.Trial... trials) {
    return Grader.grade(Samples.run(end, trials)).conclusion();
  }

  @Test
  void shouldBeAsExpectedIfDesignsHoldAndHazardsFire() {
    assertThat(conclude(End.COMPLETED, PASSED, FIRED)).isEqualTo(Conclusion.AS_EXPECTED);
  }

  @Test
  void shouldCountASilentHazardAsSilent() {
    assertThat(conclude(End.COMPLETED, PASSED, SILENT)).isEqualTo(Conclusion.HAZARD_SILENT);
    assertThat(conclude(End.COMPLETED, FIRED, MISFIRED)).isEqualTo(Conclusion.HAZARD_SILENT);
  }

  @Test
  void shouldPutTheEnvironmentBeforeASilentHazard() {
    assertThat(conclude(End.COMPLETED, SILENT, NO_ENVIRONMENT))
        .isEqualTo(Conclusion.INFRASTRUCTURE);
    assertThat(conclude(End.COMPLETED, IDLE, SILENT)).isEqualTo(Conclusion.INFRASTRUCTURE);
  }

  @Test
  void shouldWantAHazardThatIsTriedAgainToFireOnce() {
    assertThat(conclude(End.COMPLETED, SILENT, FIRED, SILENT)).isEqualTo(Conclusion.AS_EXPECTED);
    assertThat(conclude(End.COMPLETED, SILENT, FIRED, MISFIRED))
        .isEqualTo(Conclusion.HAZARD_SILENT);
  }

  @Test
  void shouldLeaveOutWhatWasSkipped() {
    assertThat(conclude(End.COMPLETED, PASSED, SKIPPED)).isEqualTo(Conclusion.AS_EXPECTED);
    assertThat(conclude(End.COMPLETED, SKIPPED)).isEqualTo(Conclusion.INFRASTRUCTURE);
  }

  @Test
  void shouldNotBeAsExpectedWithoutATrial() {
    assertThat(conclude(End.COMPLETED)).isEqualTo(Conclusion.INFRASTRUCTURE);
  }

  @ParameterizedTest
  @EnumSource(value = End.class, mode = EnumSource.Mode.EXCLUDE, names = "COMPLETED")
  void shouldPutAnEarlyEndBeforeTheEnvironment(End end) {
    assertThat(conclude(end)).isEqualTo(Conclusion.INTERRUPTED);
    assertThat(conclude(end, PASSED, FIRED)).isEqualTo(Conclusion.INTERRUPTED);
    assertThat(conclude(end, NO_ENVIRONMENT, SILENT)).isEqualTo(Conclusion.INTERRUPTED);
  }

  @ParameterizedTest
  @EnumSource(End.class)
  void shouldPutADesignThatFailedBeforeEverything(End end) {
    assertThat(conclude(end, NO_ENVIRONMENT, SILENT, PASSED, FAILED))
        .isEqualTo(Conclusion.DESIGN_FAILED);
  }

  @Test
  void shouldKeepTheTrialsInTheirOrder() {
    RunResult run = Samples.run(End.COMPLETED, SILENT, PASSED, FAILED);
    GradedRun graded = Grader.grade(run);
    assertThat(graded.run()).isEqualTo(run);
    assertThat(graded.trials()).extracting(GradedTrial::trial).isEqualTo(run.trials());
    assertThat(graded.trials())
        .extracting(GradedTrial::verdict)
        .isEqualTo(List.of(Verdict.INCONCLUSIVE, Verdict.PASS, Verdict.FAIL));
  }

  @ParameterizedTest
  @EnumSource(End.class)
  void shouldBeCompleteOnlyIfTheRunCameToItsOwnEnd(End end) {
    assertThat(Grader.grade(Samples.run(end, PASSED)).isComplete()).isEqualTo(end == End.COMPLETED);
  }

  private static String sentence(End end, RunResult.Trial... trials) {
    return Grader.grade(Samples.run(end, trials)).sentence();
  }

  @Test
  void shouldSayThatATrialWasNotNamedRightlyWhereNothingElseIsRed() {
    RunResult.Trial wrong =
        Samples.trial(
            Samples.hazard(),
            End.COMPLETED,
            Outcome.TLS_ALERT,
            9,
            Samples.diagnosis(Mechanism.QUEUE_UNSYNCHRONIZED));
    assertThat(sentence(End.COMPLETED, FIRED)).isEqualTo("all as expected");
    assertThat(sentence(End.COMPLETED, FIRED, wrong))
        .isEqualTo("all as expected; one trial was not named rightly");
    assertThat(sentence(End.COMPLETED, FIRED, wrong, wrong))
        .isEqualTo("all as expected; 2 trials were not named rightly");
    assertThat(sentence(End.COMPLETED, wrong))
        .isEqualTo("a hazard did not show its own failure; one trial was not named rightly");
    assertThat(sentence(End.COMPLETED, FAILED, wrong)).isEqualTo("a design failed");
  }
}
