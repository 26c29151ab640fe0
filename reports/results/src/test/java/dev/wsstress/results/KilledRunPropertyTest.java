package dev.wsstress.results;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.model.Observation;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.RunResult;
import dev.wsstress.model.TrialResult;
import dev.wsstress.model.TrialResult.End;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

/** A run may be killed after any byte; what it had found by then is still found. */
class KilledRunPropertyTest {
  private Path directory = Path.of("");
  private Path file = directory;

  @BeforeProperty
  void makeDirectory() throws IOException {
    directory = Files.createTempDirectory("killed-run");
    file = directory.resolve(ResultWriter.FILE_NAME);
  }

  @AfterProperty
  void removeDirectory() throws IOException {
    Files.deleteIfExists(file);
    Files.deleteIfExists(directory);
  }

  @Provide
  Arbitrary<List<Observation>> observations() {
    return Facts.observations().list().ofMinSize(1).ofMaxSize(4);
  }

  @Property(tries = 300)
  void shouldReadAWholeRunBack(@ForAll("observations") List<Observation> seen) throws IOException {
    RunResult run = write(seen);
    RunResult read = ResultReader.read(directory);
    assertThat(read.trials()).isEqualTo(run.trials());
    assertThat(read)
        .isEqualTo(
            new RunResult(
                run.run(),
                run.startedAt(),
                run.environment(),
                run.plan(),
                run.trials(),
                run.end(),
                read.newer()));
  }

  @Property(tries = 500)
  void shouldKeepWhatWasWholeWhereverItIsCut(
      @ForAll("observations") List<Observation> seen, @ForAll @IntRange(max = 1_000_000) int where)
      throws IOException {
    write(seen);
    byte[] bytes = Files.readAllBytes(file);
    int trialStarts = lineStart(bytes, 2);
    int cut = trialStarts + where % (bytes.length - trialStarts);
    Files.write(file, Arrays.copyOf(bytes, cut));

    RunResult read = ResultReader.read(directory);

    int whole = wholeLines(bytes, cut) - 2;
    assertThat(read.end()).isEqualTo(isWholeButForItsEnd(bytes, cut) ? End.COMPLETED : End.KILLED);
    RunResult.Trial trial = read.trials().get(0);
    assertThat(trial.observations()).isEqualTo(seen.subList(0, Math.min(whole, seen.size())));
    assertThat(trial.result().end()).isEqualTo(whole > seen.size() ? End.COMPLETED : End.KILLED);
  }

  private RunResult write(List<Observation> seen) throws IOException {
    Files.deleteIfExists(file);
    TrialResult result =
        Samples.result(1, Samples.design(), End.COMPLETED, Outcome.DELIVERED, 9, null);
    RunResult run = Samples.run(End.COMPLETED, new RunResult.Trial(result, List.of(), seen));
    Samples.write(directory, run);
    return run;
  }

  /** The first byte of the line after {@code lines} lines. */
  private static int lineStart(byte[] bytes, int lines) {
    int at = 0;
    for (int line = 0; line < lines; at++) {
      line += bytes[at] == '\n' ? 1 : 0;
    }
    return at;
  }

  /** Lines of which nothing but the line end may be missing. */
  private static int wholeLines(byte[] bytes, int cut) {
    int lines = bytes[cut] == '\n' ? 1 : 0;
    for (int i = 0; i < cut; i++) {
      lines += bytes[i] == '\n' ? 1 : 0;
    }
    return lines;
  }

  private static boolean isWholeButForItsEnd(byte[] bytes, int cut) {
    return cut == bytes.length - 1;
  }
}
