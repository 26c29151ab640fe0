package dev.wsstress.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsstress.model.Observation;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.RunResult;
import dev.wsstress.model.TlsObservation;
import dev.wsstress.model.TrialResult;
import dev.wsstress.model.TrialResult.End;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultReaderTest {
  @TempDir Path directory = Path.of("");
  private Path file = directory;

  @BeforeEach
  void writeTwoTrials() throws IOException {
    file = directory.resolve(ResultWriter.FILE_NAME);
    Samples.write(directory, twoTrials(End.COMPLETED));
  }

  private static RunResult twoTrials(End end) {
    return Samples.run(end, trial(1), trial(2));
  }

  private static RunResult.Trial trial(int number) {
    TrialResult result =
        Samples.result(number, Samples.design(), End.COMPLETED, Outcome.DELIVERED, 9, null);
    Observation seen = new TlsObservation.RecordsAccepted(3, 5, 48);
    return new RunResult.Trial(result, List.of(), List.of(seen));
  }

  @Test
  void shouldReadWhatWasWritten() throws IOException {
    assertThat(ResultReader.read(directory)).isEqualTo(twoTrials(End.COMPLETED));
  }

  @Test
  void shouldSayThatARunWasInterrupted() throws IOException {
    Files.delete(file);
    Samples.write(directory, twoTrials(End.INTERRUPTED));
    assertThat(ResultReader.read(directory)).isEqualTo(twoTrials(End.INTERRUPTED));
  }

  @Test
  void shouldMarkTheTrialKilledThatALineCutShortBelongsTo() throws IOException {
    List<String> lines = Files.readAllLines(file);
    String finish = lines.get(6);
    truncateTo(lines.subList(0, 6), finish.substring(0, finish.length() / 2));

    RunResult run = ResultReader.read(directory);

    assertThat(run.end()).isEqualTo(End.KILLED);
    assertThat(run.trials().get(0)).isEqualTo(trial(1));
    assertThat(run.trials().get(1).observations()).isEqualTo(trial(2).observations());
    TrialResult killed = run.trials().get(1).result();
    assertThat(killed.end()).isEqualTo(End.KILLED);
    assertThat(killed.outcome()).isEqualTo(Outcome.INFRASTRUCTURE);
    assertThat(Samples.started(killed)).isEqualTo(Samples.started(trial(2).result()));
    assertThat(killed.messagesVerified()).isZero();
  }

  @Test
  void shouldReadARunThatWasKilledInTheMiddleOfACharacter() throws IOException {
    String line = "{\"type\":\"observation\",\"trial\":2,\"note\":\"\u20AC";
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    Files.write(file, Files.readAllLines(file).subList(0, 6));
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 1), StandardOpenOption.APPEND);

    assertThat(ResultReader.read(directory).trials().get(1).result().end()).isEqualTo(End.KILLED);
  }

  @Test
  void shouldReadARunThatEndsInAnUnwrittenBlock() throws IOException {
    truncateTo(Files.readAllLines(file).subList(0, 6), "\0".repeat(64));
    assertThat(ResultReader.read(directory).trials().get(1).result().end()).isEqualTo(End.KILLED);
  }

  @ParameterizedTest(name = "[{index}]")
  @ValueSource(
      strings = {
        "{\"type\":\"observation\",\"tri",
        "",
        "null",
        "[]",
        "{}",
        "{\"type\":\"observation\",\"trial\":1,\"observation\":{}}",
        "{\"type\":\"observation\",\"trial\":1,\"observation\":\"no-such-kind\"}",
        "{\"type\":\"run-finished\"}{\"type\":\"run-finished\"}",
        "{\"type\":\"observation\",\"trial\":1}",
        "{\"type\":\"witness\",\"trial\":1}",
        "{\"type\":\"trial-finished\"}"
      })
  void shouldNameTheFileAndTheLineThatIsBroken(String broken) throws IOException {
    replaceLine(3, broken);
    assertRefused(() -> ResultReader.read(directory), file + " line 3 ");
  }

  @Test
  void shouldNameTheFileAndTheLineThatIsNoUtf8() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    bytes[text.indexOf("mutex")] = (byte) 0xFF;
    Files.write(file, bytes);
    assertRefused(() -> ResultReader.read(directory), file + " line 2 is not a result line");
  }

  @Test
  void shouldRefuseADirectoryWithoutResults() throws IOException {
    Files.delete(file);
    assertRefused(
        () -> ResultReader.read(directory), directory + " holds no " + ResultWriter.FILE_NAME);
  }

  @Test
  void shouldRefuseADirectoryThatIsNotThere() {
    Path nowhere = directory.resolve("nowhere");
    assertRefused(() -> ResultReader.read(nowhere), nowhere + " holds no ");
  }

  @Test
  void shouldRefuseAnEmptyFile() throws IOException {
    Files.write(file, new byte[0]);
    assertRefused(
        () -> ResultReader.read(directory), file + " does not begin with a run-started line");
  }

  @Test
  void shouldRefuseAFileOfWhichOnlyHalfALineIsLeft() throws IOException {
    truncateTo(List.of(), "{\"type\":\"run-star");
    assertRefused(() -> ResultReader.read(directory), file + " line 1 is not a result line");
  }

  @Test
  void shouldRefuseAnotherFormat() throws IOException {
    String first = Files.readAllLines(file).get(0);
    assertThat(first).contains("\"schema\":1,");
    replaceLine(1, first.replace("\"schema\":1,", "\"schema\":2,"));
    assertRefused(
        () -> ResultReader.read(directory),
        file
            + " line 1 has result format 2 and this wsstress reads format 1:"
            + " use wsstress of the version that wrote it, or a later one");
  }

  @Test
  void shouldRefuseALineOfATrialThatWasNeverStarted() throws IOException {
    String line = Files.readAllLines(file).get(2);
    replaceLine(3, line.replace("\"trial\":1", "\"trial\":7"));
    assertRefused(
        () -> ResultReader.read(directory), file + " line 3 belongs to trial 7, never started");
  }

  @Test
  void shouldRefuseATrialThatStartsTwice() throws IOException {
    replaceLine(5, Files.readAllLines(file).get(1));
    assertRefused(() -> ResultReader.read(directory), file + " line 5 starts trial 1 again");
  }

  @Test
  void shouldRefuseTwoRunsInOneFile() throws IOException {
    replaceLine(5, Files.readAllLines(file).get(0));
    assertRefused(() -> ResultReader.read(directory), file + " line 5 starts a second run");
  }

  @Test
  void shouldRefuseATrialBeforeTheRun() throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    Collections.swap(lines, 0, 1);
    Files.write(file, lines);
    assertRefused(
        () -> ResultReader.read(directory), file + " line 1 comes before the run-started line");
  }

  private static void assertRefused(ThrowingCallable read, String message) {
    assertThatThrownBy(read)
        .isInstanceOf(ResultFormatException.class)
        .hasMessageContaining(message);
  }

  private void replaceLine(int number, String with) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.set(number - 1, with);
    Files.write(file, lines);
  }

  private void truncateTo(List<String> whole, String half) throws IOException {
    Files.write(file, whole);
    Files.writeString(file, half, StandardOpenOption.APPEND);
  }
}
