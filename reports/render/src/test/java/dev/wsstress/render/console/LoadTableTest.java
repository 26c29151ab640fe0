package dev.wsstress.render.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.grading.Grader;
import dev.wsstress.model.LatencySummary;
import dev.wsstress.model.LoadFigures;
import dev.wsstress.model.TrialResult.End;
import dev.wsstress.results.Samples;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoadTableTest {
  private static String table(LoadFigures figures) {
    return LoadTable.of(Grader.grade(Samples.run(End.COMPLETED, Samples.measured(figures))));
  }

  private static LoadFigures figures(long nanos, long messages, long bytes, long cpuNanos) {
    LatencySummary none = LatencySummary.NONE;
    return new LoadFigures(
        new LoadFigures.Volume(nanos, messages, bytes, null),
        new LoadFigures.Cost(cpuNanos, 2048L),
        new LoadFigures.Setup(none, none, none),
        Map.of(),
        "full");
  }

  @Test
  void shouldShowWhatWasMeasuredInTheUnitsOfItsHead() {
    String text = table(figures(2_000_000_000L, 4_000, 8_000_000, 60_000_000));
    assertThat(text.lines().toList().get(0))
        .isEqualToNormalizingWhitespace(
            "subject verdict messages/s MB/s CPU us/message KiB/session");
    assertThat(text.lines().toList().get(1)).endsWith("2,000       4.0   15.0            2.0");
  }

  /** As when the server could not be reached. */
  @Test
  void shouldShowNoFigureOfWhatWasNotMeasured() {
    assertThat(table(figures(0, 0, 0, 0))).doesNotContain("NaN");
  }
}
