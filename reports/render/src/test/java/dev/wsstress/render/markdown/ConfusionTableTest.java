package dev.wsstress.render.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.model.Mechanism;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.RunResult;
import dev.wsstress.model.SubjectDescription;
import dev.wsstress.model.TrialResult.End;
import dev.wsstress.render.all.Renderer;
import dev.wsstress.render.page.Hostile;
import dev.wsstress.results.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConfusionTableTest {
  @TempDir Path directory = Path.of("");

  private static RunResult.Trial fired(SubjectDescription subject, Mechanism mechanism) {
    return Samples.trial(
        subject, End.COMPLETED, Outcome.TLS_ALERT, 9, Samples.diagnosis(mechanism));
  }

  private static RunResult.Trial held(SubjectDescription subject) {
    return Samples.trial(subject, End.COMPLETED, Outcome.DELIVERED, 9, null);
  }

  private static List<String> lines(RunResult.Trial... trials) {
    return ConfusionTable.of(Samples.run(End.COMPLETED, trials)).lines().toList();
  }

  @Test
  void shouldPutWhatWasNamedBesideWhatIsTheHazardsOwn() {
    assertThat(
            lines(
                fired(Samples.hazard("a"), Samples.OWN),
                fired(Samples.hazard("a"), Samples.OWN),
                fired(Samples.hazard("b"), Mechanism.UNEXPLAINED),
                held(Samples.hazard("b")),
                held(Samples.design())))
        .containsExactly(
            "| hazard and diagnosis | RECORDS_REORDERED | UNEXPLAINED | right | wrong | silent | not judged |",
            "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
            "| a | **2** | · | 2 | 0 | 0 | 0 |",
            "| b | **·** | 1 | 0 | 1 | 1 | 0 |",
            "",
            "Named rightly: 2 of 3 trials that fired.",
            "Accusations over designs and safe twins: 0 in 1 trials, at most 1 in 1 at 95 %.");
  }

  @Test
  void shouldSayWhomItAccusedOfWhat() {
    assertThat(lines(fired(Samples.design(), Samples.OWN)))
        .containsExactly(
            "Accusations over designs and safe twins: 1 in 1 trials.",
            "- mutex on JDK 1.3: RECORDS_REORDERED: records 48 and 49 left in the wrong order");
  }

  @Test
  void shouldStandInTheSummaryAndComeFromTheDisk() throws IOException {
    RunResult run = Samples.run(End.COMPLETED, fired(Samples.hazard("a"), Mechanism.UNEXPLAINED));
    Samples.write(directory, run);

    Renderer.render(directory);

    assertThat(Files.readString(directory.resolve("summary.md"))).contains(ConfusionTable.of(run));
  }

  @ParameterizedTest(name = "[{index}]")
  @MethodSource("dev.wsstress.render.page.Hostile#texts")
  void shouldLetNoTextBecomeMarkup(String text) {
    String table = ConfusionTable.of(Hostile.run(text + " | [a](b) `c` *d*").run());

    assertThat(table).doesNotContain("<script", "<img", "<!--", "[a]", "`", "*d*", "\u001B");
    assertThat(table.lines().filter(line -> line.startsWith("|")))
        .hasSize(3)
        .allMatch(line -> line.chars().filter(c -> c == '|').count() == 7);
    assertThat(table.lines()).hasSize(7);
  }
}
