package dev.wsstress.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.grading.SafetyCell.Status;
import dev.wsstress.grading.SafetyJudgement.Conclusion;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.RunResult;
import dev.wsstress.model.TrialResult.End;
import dev.wsstress.results.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

class SafetyJudgementTest {
  private static final List<String> KNOWN = List.of("mutex", "concurrent-wrap");
  private static final RunResult.Trial SILENT =
      Samples.trial(Samples.hazard(), End.COMPLETED, Outcome.DELIVERED, 100, null);
  private static final RunResult.Trial FIRED =
      Samples.trial(
          Samples.hazard(), End.COMPLETED, Outcome.TLS_ALERT, 100, Samples.diagnosis(Samples.OWN));
  private static final RunResult.Trial HELD =
      Samples.trial(Samples.design(), End.COMPLETED, Outcome.DELIVERED, 100, null);
  private static final RunResult.Trial BROKE =
      Samples.trial(
          Samples.design(), End.COMPLETED, Outcome.CORRUPTED, 100, Samples.diagnosis(Samples.OWN));

  private static SafetyJudgement judge(List<Quarantined> known, RunResult.Trial... trials) {
    GradedRun run = Grader.grade(Samples.run(End.COMPLETED, trials));
    return SafetyJudgement.of(run, known, KNOWN);
  }

  private static List<Quarantined> entry(String subject) {
    return List.of(new Quarantined(subject, "JDK", "1.3", "because"));
  }

  @Test
  void shouldAskAHazardToFireOnceInAllItsTurns() {
    SafetyJudgement judged = judge(List.of(), SILENT, FIRED, HELD);
    assertThat(judged.conclusion()).isEqualTo(Conclusion.GREEN);
    assertThat(judged.cells()).hasSize(2);
    assertThat(judge(List.of(), SILENT, SILENT, HELD).conclusion()).isEqualTo(Conclusion.BLIND);
  }

  @Test
  void shouldAskADesignToHoldInAllItsTurns() {
    assertThat(judge(List.of(), HELD, BROKE, HELD).conclusion()).isEqualTo(Conclusion.BROKEN);
  }

  @Test
  void shouldNotBeGreenIfNothingRan() {
    RunResult.Trial skipped =
        Samples.trial(Samples.design(), End.SKIPPED, Outcome.INFRASTRUCTURE, 0, null);
    assertThat(judge(List.of(), skipped).conclusion()).isEqualTo(Conclusion.ENDED);
    assertThat(judge(List.of()).conclusion()).isEqualTo(Conclusion.ENDED);
    assertThat(judge(List.of(), skipped, HELD).conclusion()).isEqualTo(Conclusion.GREEN);
  }

  @Test
  void shouldNotBeGreenIfItWasStoppedEarly() {
    GradedRun run = Grader.grade(Samples.run(End.INTERRUPTED, HELD));
    assertThat(SafetyJudgement.of(run, List.of(), KNOWN).conclusion())
        .isEqualTo(Conclusion.INTERRUPTED);
  }

  @Test
  void shouldBearNoMoreThanWhatIsNamed() {
    SafetyJudgement judged = judge(entry("mutex"), BROKE, SILENT);
    assertThat(judged.cells())
        .extracting(SafetyCell::status)
        .containsExactly(Status.QUARANTINED, Status.BLIND);
    assertThat(judged.conclusion()).isEqualTo(Conclusion.BLIND);
  }

  @Test
  void shouldSayWhichEntryIsStaleOrUnknown() {
    assertThat(judge(entry("mutex"), HELD).problems().toString())
        .contains("mutex on JDK TLS 1.3, which passes now");
    assertThat(judge(entry("nobody"), HELD).problems().toString())
        .contains("nobody on JDK TLS 1.3, and there is no such subject");
    assertThat(judge(entry("concurrent-wrap"), HELD).problems()).as("it was not tried").isEmpty();
  }

  @Test
  void shouldMakeAQuarantineUnderWhichTheSameRunIsGreen() {
    List<Quarantined> made =
        judge(entry("nobody"), BROKE, SILENT).quarantine(entry("nobody"), KNOWN);
    assertThat(made).extracting(Quarantined::subject).containsExactly("mutex", "concurrent-wrap");
    assertThat(judge(made, BROKE, SILENT).conclusion()).isEqualTo(Conclusion.GREEN);
  }
}
