package dev.wsstress.render.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.grading.Grader;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.RunResult;
import dev.wsstress.model.TrialResult.End;
import dev.wsstress.render.page.Contrast;
import dev.wsstress.render.page.Page;
import dev.wsstress.results.Samples;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JUnitXmlReportTest {
  @TempDir Path directory = Path.of("");

  private Page render(RunResult run) throws IOException {
    new JUnitXmlReport().render(Grader.grade(run), directory);
    return Page.xml(directory.resolve("junit.xml"));
  }

  private static void assertCounts(Page page, int tests, int failures, int errors) {
    assertThat(page.texts("/testsuite/@tests")).containsExactly(Integer.toString(tests));
    assertThat(page.texts("/testsuite/@failures")).containsExactly(Integer.toString(failures));
    assertThat(page.texts("/testsuite/@errors")).containsExactly(Integer.toString(errors));
    assertThat(page.all("/testsuite/testcase")).hasSize(tests);
    assertThat(page.all("//failure")).hasSize(failures);
    assertThat(page.all("//error")).hasSize(errors);
  }

  @Test
  void shouldWriteOneTestCaseForEachTrial() throws IOException {
    Page page = render(Contrast.RUN);
    assertCounts(page, 3, 1, 0);
    assertThat(page.texts("/testsuite/@name")).containsExactly("wsstress sample");
    assertThat(page.texts("/testsuite/@timestamp")).containsExactly("2026-01-02T03:04:05Z");
    assertThat(page.texts("//testcase/@classname"))
        .containsExactly("wsstress.concurrent-wrap", "wsstress.mutex", "wsstress.torn-record");
    assertThat(page.texts("//testcase/@name")).containsOnly("JDK TLS 1.3 duplex");
    assertThat(page.texts("//testcase/@time")).containsOnly("2.500");
    assertThat(page.texts("//testcase[3]/failure/@message"))
        .containsExactly("INCONCLUSIVE: the hazard did not fire");
  }

  @Test
  void shouldCountADesignThatFailedAsAFailureThatTellsItsStory() throws IOException {
    Page page =
        render(
            Samples.run(
                End.COMPLETED,
                Samples.trial(
                    Samples.design(),
                    End.COMPLETED,
                    Outcome.CORRUPTED,
                    9,
                    Samples.diagnosis(Samples.OWN))));
    assertCounts(page, 1, 1, 0);
    assertThat(page.texts("//failure/@message"))
        .containsExactly("FAIL: sessions failed: 1, " + Outcome.CORRUPTED.meaning());
    assertThat(page.texts("//failure"))
        .containsExactly("records 48 and 49 left in the wrong order | to blame: the client | seen");
  }

  @Test
  void shouldCountWhatTheEnvironmentEndedAsAnError() throws IOException {
    RunResult.Trial aborted =
        Samples.trial(Samples.hazard(), End.ABORTED, Outcome.INFRASTRUCTURE, 9, null);
    RunResult.Trial killed =
        Samples.trial(Samples.design(), End.KILLED, Outcome.INFRASTRUCTURE, 0, null);
    RunResult.Trial idle =
        Samples.trial(Samples.design(), End.COMPLETED, Outcome.DELIVERED, 0, null);
    Page page = render(Samples.run(End.KILLED, aborted, killed, idle));
    assertCounts(page, 4, 0, 4);
    assertThat(page.texts("//error/@message"))
        .containsExactly(
            "INCONCLUSIVE: the environment failed",
            "INCONCLUSIVE: the run was killed during this trial",
            "INCONCLUSIVE: not one message was verified",
            "the run was stopped before its end");
  }

  @Test
  void shouldNotBeGreenForARunThatWasKilledBeforeItsFirstTrial() throws IOException {
    assertCounts(render(Samples.run(End.KILLED)), 1, 0, 1);
  }
}
