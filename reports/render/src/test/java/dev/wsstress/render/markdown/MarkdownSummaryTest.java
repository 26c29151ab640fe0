package dev.wsstress.render.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.grading.Grader;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.RunResult;
import dev.wsstress.model.TrialResult.End;
import dev.wsstress.render.page.Contrast;
import dev.wsstress.results.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownSummaryTest {
  private static final RunResult.Trial SILENT =
      Samples.trial(Samples.hazard(), End.COMPLETED, Outcome.DELIVERED, 9, null);

  private static List<String> lines(RunResult run) {
    return MarkdownSummary.of(Grader.grade(run)).lines().toList();
  }

  @Test
  void shouldPutHazardsAndTheOthersIntoATableEach() {
    List<String> lines = lines(Contrast.RUN);
    assertThat(lines)
        .contains(
            "| hazard | TLS | fired | median time | median messages | client | server | to blame |")
        .contains("| subject | TLS | trials | messages | failed | bound at 95 % | to blame |")
        .contains("Conclusion: a hazard did not show its own failure");
    assertThat(lines)
        .anyMatch(
            l ->
                l.matches(
                    "\\| mutex .*\\| 1 \\| 1,000,000 \\| 0 \\| at most 1 in 333,808 \\| - \\|"));
  }

  @Test
  void shouldSayHowOftenHowSoonAndWithWhichSymptom() {
    assertThat(lines(Contrast.RUN))
        .anyMatch(
            l ->
                l.startsWith("| concurrent-wrap |")
                    && l.contains(
                        "| 1 of 1 | 1.2 ms | 1,234 | nothing | rejects a record: bad_record_mac | the"
                            + " client |"));
  }

  @Test
  void shouldCountTheTrialsOfOneCell() {
    RunResult.Trial fired = Contrast.RUN.trials().get(0);
    assertThat(lines(Samples.run(End.COMPLETED, SILENT, fired, SILENT)))
        .filteredOn(l -> l.startsWith("| concurrent-wrap | JDK 1.3 |"))
        .singleElement()
        .asString()
        .contains("| 1 of 3 |");
  }

  @Test
  void shouldSayWhyACellWasSkipped() {
    RunResult.Trial skipped =
        Samples.trial(
            Samples.hazard(),
            End.SKIPPED,
            Outcome.INFRASTRUCTURE,
            0,
            Samples.diagnosis(Samples.OWN));
    assertThat(lines(Samples.run(End.COMPLETED, skipped)))
        .anyMatch(l -> l.contains("| skipped | skipped: records 48 and 49"));
  }
}
