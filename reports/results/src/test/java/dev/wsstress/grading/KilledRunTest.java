package dev.wsstress.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.model.Expectation;
import dev.wsstress.model.Observation;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.ResultLine;
import dev.wsstress.model.Side;
import dev.wsstress.model.StampAddress;
import dev.wsstress.model.SubjectDescription;
import dev.wsstress.results.ResultReader;
import dev.wsstress.results.ResultWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledRunTest {
  @TempDir Path directory = Path.of("");

  @Test
  void shouldFailADesignThatFailedBeforeItsRunWasKilled() throws IOException {
    SubjectDescription design =
        new SubjectDescription(
            "design", SubjectDescription.Role.DESIGN, "a rule", null, Expectation.forbidFailure());
    try (ResultWriter writer =
        ResultWriter.start(
            directory.resolve("run"), "run", "2026-01-02T03:04:05Z", Map.of(), Map.of())) {
      writer.append(new ResultLine.TrialStarted(1, design, "bcjsse", "1.3", "echo", 1, 4));
      writer.append(
          new ResultLine.Observed(
              1,
              new Observation.MessageFault(
                  2, 5, Side.SERVER, Outcome.CORRUPTED, new StampAddress(2, 0, 7, 1), null, "x")));
    }
    GradedRun graded = Grader.grade(ResultReader.read(directory.resolve("run")));
    assertThat(graded.trials().get(0).verdict()).isEqualTo(Verdict.FAIL);
    assertThat(graded.trials().get(0).trial().result().sessionsBroken()).isEqualTo(1);
    assertThat(graded.conclusion()).isEqualTo(GradedRun.Conclusion.DESIGN_FAILED);
  }
}
