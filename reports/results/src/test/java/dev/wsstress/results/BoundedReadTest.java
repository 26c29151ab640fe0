package dev.wsstress.results;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.model.Observation;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.ResultLine;
import dev.wsstress.model.RunResult;
import dev.wsstress.model.Side;
import dev.wsstress.model.TrialResult;
import dev.wsstress.model.TrialResult.End;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trial in which very much went wrong. */
class BoundedReadTest {
  private static final int MANY = 3_000;

  @TempDir Path directory = Path.of("");

  private void write(boolean toItsEnd) throws IOException {
    TrialResult result =
        Samples.result(
            1,
            Samples.hazard(),
            End.COMPLETED,
            Outcome.EXCEPTION,
            9,
            Samples.diagnosis(Samples.OWN));
    RunResult run = Samples.run(End.COMPLETED);
    try (ResultWriter out =
        ResultWriter.start(directory, run.run(), run.startedAt(), run.environment(), run.plan())) {
      out.append(Samples.started(result));
      for (int session : IntStream.range(0, MANY).toArray()) {
        out.append(
            new ResultLine.Observed(
                1, new Observation.Thrown(session, session, Side.CLIENT, "E", "no")));
      }
      if (toItsEnd) {
        out.append(new ResultLine.TrialFinished(result));
      }
    }
  }

  @Test
  void shouldKeepTheFirstThingsSeen() throws IOException {
    write(true);
    assertThat(ResultReader.read(directory).trials().get(0).observations())
        .hasSize(RunAssembler.MAX_OBSERVATIONS)
        .extracting(Observation::session)
        .isSorted()
        .startsWith(0);
  }

  @Test
  void shouldCountAllThatBrokeInAKilledTrialEvenSo() throws IOException {
    write(false);
    TrialResult killed = ResultReader.read(directory).trials().get(0).result();
    assertThat(killed.sessionsBroken()).isEqualTo(MANY);
    assertThat(killed.outcome()).isEqualTo(Outcome.EXCEPTION);
  }
}
