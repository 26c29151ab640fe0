package dev.wsstress.render.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.model.Mechanism;
import dev.wsstress.model.Observation;
import dev.wsstress.model.Observation.Thrown;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.RecordTrace;
import dev.wsstress.model.ResultLine;
import dev.wsstress.model.RunHeader;
import dev.wsstress.model.RunResult;
import dev.wsstress.model.Side;
import dev.wsstress.model.TrialResult;
import dev.wsstress.model.Witness;
import dev.wsstress.results.Samples;
import dev.wsstress.results.WitnessFile;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WitnessTextTest {
  private static String textOf(Observation seen) {
    Witness witness =
        new Witness(
            3,
            Outcome.EXCEPTION,
            Samples.diagnosis(Mechanism.UNEXPLAINED),
            7,
            5,
            List.of(seen),
            RecordTrace.EMPTY);
    RunResult.Trial trial =
        Samples.trial(Samples.hazard(), TrialResult.End.COMPLETED, Outcome.EXCEPTION, 7, null);
    return WitnessText.of(
        WitnessFile.of(
            new ResultLine.RunStarted(new RunHeader(1, 1, "run", "now", Map.of(), Map.of())),
            Samples.started(trial.result()),
            List.of(),
            witness));
  }

  @Test
  void shouldShowWhereAnExceptionCameFrom() {
    List<String> frames = IntStream.range(0, 24).mapToObj(i -> "a.B.c(B.java:" + i + ")").toList();

    String text =
        textOf(new Thrown(3, 5, Side.CLIENT, "java.io.IOException", "x", List.of("E"), frames));

    assertThat(text.lines().map(String::strip))
        .containsSubsequence("caused by E", "at a.B.c(B.java:0)", "at a.B.c(B.java:4)")
        .doesNotContain("at a.B.c(B.java:5)");
  }

  @Test
  void shouldShowNoMoreThanIsKnown() {
    assertThat(textOf(new Thrown(3, 5, Side.CLIENT, "java.io.IOException", "Broken pipe")))
        .contains("java.io.IOException: Broken pipe")
        .doesNotContain("caused by", "        at ");
  }
}
