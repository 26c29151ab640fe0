package dev.wsstress.render.junit;

import dev.wsstress.grading.GradedRun;
import dev.wsstress.grading.GradedTrial;
import dev.wsstress.grading.Grader;
import dev.wsstress.model.Control;
import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Expectation;
import dev.wsstress.model.TrialResult;
import dev.wsstress.render.ReportFormat;
import dev.wsstress.render.junit.TestCase.Kind;
import dev.wsstress.render.text.Remarks;
import dev.wsstress.render.text.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code junit.xml} for CI servers: one test case a trial. A design that failed and a hazard that
 * stayed silent are failures, a trial that the environment ended is an error.
 */
public final class JUnitXmlReport implements ReportFormat {
  private static final String INCOMPLETE = "the run was stopped before its end";

  @Override
  public void render(GradedRun run, Path directory) throws IOException {
    List<TestCase> cases = new ArrayList<>();
    run.trials().forEach(trial -> cases.add(testCase(trial)));
    if (!run.isComplete()) {
      // Trials that never began would otherwise not be missed.
      cases.add(new TestCase("wsstress", "run", 0, Kind.ERROR, INCOMPLETE, ""));
    }
    // A case that was not tested is what CI servers show without being red for it.
    Remarks.of(run.run())
        .forEach(
            remark ->
                cases.add(new TestCase("wsstress", "newer version", 0, Kind.SKIPPED, remark, "")));
    JUnitXml.write(directory, "wsstress " + run.run().run(), run.run().startedAt(), cases);
  }

  private static TestCase testCase(GradedTrial graded) {
    TrialResult trial = graded.trial().result();
    return new TestCase(
        "wsstress." + trial.subject().name(),
        tls(trial) + " " + trial.workload(),
        trial.elapsedNanos() / 1e9,
        kind(graded),
        graded.verdict() + ": " + graded.reason(),
        story(trial));
  }

  private static Kind kind(GradedTrial graded) {
    return switch (graded.verdict()) {
      case PASS, OBSERVED -> Kind.PASSED;
      case SKIPPED -> Kind.SKIPPED;
      case FAIL -> Kind.FAILURE;
      case INCONCLUSIVE -> isSilent(graded.trial().result()) ? Kind.FAILURE : Kind.ERROR;
    };
  }

  private static boolean isSilent(TrialResult trial) {
    return trial.end() == TrialResult.End.COMPLETED
        && Grader.isUnderstood(trial)
        && trial.subject().expectation().kind() == Expectation.Kind.REQUIRE;
  }

  private static String tls(TrialResult trial) {
    return trial.subject().control() == Control.PLAIN_WS
        ? "plain ws"
        : trial.provider() + " TLS " + trial.tls();
  }

  /** What the diagnosis says, or nothing. */
  public static String story(TrialResult trial) {
    Diagnosis diagnosis = trial.diagnosis();
    return diagnosis == null
        ? ""
        : diagnosis.sentence()
            + " | to blame: "
            + Texts.blame(diagnosis)
            + " | "
            + String.join(" | ", diagnosis.evidence());
  }
}
