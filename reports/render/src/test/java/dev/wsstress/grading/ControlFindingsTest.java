package dev.wsstress.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.model.Control;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.RunResult;
import dev.wsstress.model.SubjectDescription;
import dev.wsstress.model.TrialResult;
import dev.wsstress.model.TrialResult.End;
import dev.wsstress.render.console.ConsoleTable;
import dev.wsstress.render.markdown.MarkdownSummary;
import dev.wsstress.results.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The conclusion from controls: never more than the facts allow. */
class ControlFindingsTest {
  /** One failure in a hundred messages. */
  private static final RunResult.Trial FAILED =
      Samples.trial(
          Samples.hazard(), End.COMPLETED, Outcome.TLS_ALERT, 100, Samples.diagnosis(Samples.OWN));

  private static RunResult.Trial control(Control control, End end, Outcome outcome, long messages) {
    SubjectDescription subject = Samples.hazard().without(control);
    return Samples.trial(subject, end, outcome, messages, Samples.diagnosis(Samples.OWN));
  }

  private static List<String> findings(RunResult.Trial control) {
    return ControlFindings.of(Samples.run(End.COMPLETED, FAILED, control), FAILED.result());
  }

  @Test
  void shouldSayThatTheFaultNeedsWhatWasLeftOut() {
    assertThat(findings(control(Control.PLAIN_WS, End.COMPLETED, Outcome.DELIVERED, 300)))
        .containsExactly("over plain ws: no failure in 300 messages: it shows only over TLS");
    assertThat(findings(control(Control.ONE_THREAD, End.COMPLETED, Outcome.DELIVERED, 120_000)))
        .containsExactly(
            "with one sending thread: no failure in 120,000 messages: it shows only with several"
                + " sending threads");
  }

  @Test
  void shouldConcludeNothingFromTooFewMessages() {
    assertThat(findings(control(Control.PLAIN_WS, End.COMPLETED, Outcome.DELIVERED, 299)))
        .singleElement()
        .asString()
        .endsWith("nothing follows");
  }

  @Test
  void shouldConcludeNothingFromAControlThatWasCutShort() {
    assertThat(findings(control(Control.PLAIN_WS, End.INTERRUPTED, Outcome.DELIVERED, 3_000)))
        .singleElement()
        .asString()
        .endsWith("nothing follows");
    assertThat(findings(control(Control.PLAIN_WS, End.ABORTED, Outcome.INFRASTRUCTURE, 3_000)))
        .singleElement()
        .asString()
        .endsWith("nothing follows");
  }

  @Test
  void shouldSayThatTheFaultDoesNotNeedWhatWasLeftOut() {
    assertThat(findings(control(Control.PLAIN_WS, End.COMPLETED, Outcome.PROTOCOL_ERROR, 50)))
        .singleElement()
        .asString()
        .startsWith("over plain ws it broke too")
        .endsWith("the fault does not need TLS");
  }

  @Test
  void shouldSayWhyAControlWasNotRun() {
    assertThat(findings(control(Control.PLAIN_WS, End.SKIPPED, Outcome.INFRASTRUCTURE, 0)))
        .containsExactly("over plain ws: not run, since records 48 and 49 left in the wrong order");
  }

  @Test
  void shouldTakeNoOtherSubjectsControl() {
    SubjectDescription other = Samples.hazard("another").without(Control.PLAIN_WS);
    RunResult.Trial control = Samples.trial(other, End.COMPLETED, Outcome.DELIVERED, 3_000, null);
    assertThat(findings(control)).isEmpty();
  }

  @Test
  void shouldSayNothingOfATrialThatHeld() {
    RunResult.Trial held =
        Samples.trial(Samples.hazard(), End.COMPLETED, Outcome.DELIVERED, 100, null);
    RunResult.Trial control = control(Control.PLAIN_WS, End.COMPLETED, Outcome.DELIVERED, 300);
    RunResult run = Samples.run(End.COMPLETED, held, control);
    assertThat(ControlFindings.of(run, held.result())).isEmpty();
  }

  @Test
  void shouldJudgeNoControlAndShowWhatFollows() {
    RunResult.Trial control = control(Control.PLAIN_WS, End.COMPLETED, Outcome.CORRUPTED, 300);
    GradedRun graded = Grader.grade(Samples.run(End.COMPLETED, FAILED, control));
    assertThat(graded.trials().get(1).verdict()).isEqualTo(Verdict.OBSERVED);
    assertThat(graded.conclusion()).isEqualTo(GradedRun.Conclusion.AS_EXPECTED);
    assertThat(ConsoleTable.of(graded)).contains("over plain ws it broke too");
    assertThat(MarkdownSummary.of(graded)).contains("- concurrent-wrap, JDK 1.3: over plain ws it");
  }

  @Test
  void shouldBeTheSameFromDisk(@org.junit.jupiter.api.io.TempDir java.nio.file.Path directory)
      throws Exception {
    RunResult.Trial control = control(Control.ONE_THREAD, End.COMPLETED, Outcome.DELIVERED, 300);
    RunResult run = Samples.run(End.COMPLETED, control);
    Samples.write(directory, run);
    TrialResult read = dev.wsstress.results.ResultReader.read(directory).trials().get(0).result();
    assertThat(read).isEqualTo(control.result());
  }
}
