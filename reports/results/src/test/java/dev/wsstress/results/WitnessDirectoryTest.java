package dev.wsstress.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsstress.model.Outcome;
import dev.wsstress.model.RecordFact;
import dev.wsstress.model.RecordTrace;
import dev.wsstress.model.ResultLine;
import dev.wsstress.model.RunHeader;
import dev.wsstress.model.StackFact;
import dev.wsstress.model.TlsObservation;
import dev.wsstress.model.Witness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WitnessDirectoryTest {
  @TempDir Path run = Path.of("");

  private static ResultLine.TrialStarted trial(int number, String subject) {
    return new ResultLine.TrialStarted(
        number, Samples.hazard(subject), "bcjsse", "1.3", "echo", 42, 4);
  }

  private static WitnessFile witness(ResultLine.TrialStarted trial) {
    return WitnessFile.of(
        new ResultLine.RunStarted(
            new RunHeader(ResultJson.SCHEMA, 1, "r", "now", Map.of("java", "17"), Map.of())),
        trial,
        List.of("wsstress", "contrast", "--seed", "42"),
        new Witness(
            3,
            Outcome.TLS_ALERT,
            Samples.diagnosis(Samples.OWN),
            7,
            5,
            List.of(new TlsObservation.RecordsAccepted(3, 5, 48)),
            new RecordTrace(
                47,
                List.of(new RecordFact(47, 99, "a", "b")),
                List.of(47L),
                List.of(new StackFact("a", StackFact.Moment.WRAP, 47, List.of("A.b(A.java:1)"))))));
  }

  private WitnessDirectory keep(int number, String subject, int session) throws IOException {
    ResultLine.TrialStarted trial = trial(number, subject);
    WitnessDirectory directory = WitnessDirectory.of(run, trial, session);
    directory.write(witness(trial));
    return directory;
  }

  @Test
  void shouldReadWhatWasWritten() throws IOException {
    assertThat(keep(2, "concurrent-wrap", 3).read())
        .isEqualTo(witness(trial(2, "concurrent-wrap")));
  }

  @Test
  void shouldListTheWitnessesOfARunByTrial() throws IOException {
    WitnessDirectory tenth = keep(10, "a", 0);
    WitnessDirectory second = keep(2, "b", 0);
    Files.createDirectories(run.resolve(WitnessDirectory.PARENT).resolve("3-empty-0"));
    Files.writeString(run.resolve(WitnessDirectory.PARENT).resolve("1-a-file"), "");

    assertThat(WitnessDirectory.all(run)).containsExactly(second, tenth);
    assertThat(WitnessDirectory.all(run.resolve("elsewhere"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../up", "a/b", "a\\b", "\u0000", "a b", ".."})
  void shouldStayInTheDirectoryOfTheRun(String subject) throws IOException {
    WitnessDirectory directory = keep(1, subject, 0);
    assertThat(directory.path().normalize().getParent())
        .isEqualTo(run.resolve(WitnessDirectory.PARENT));
    assertThat(WitnessDirectory.all(run)).containsExactly(directory);
  }

  @Test
  void shouldReadAWitnessFromBeforeThereWereStacks() throws IOException {
    WitnessDirectory directory = keep(1, "a", 0);
    Path file = directory.path().resolve(WitnessDirectory.FILE_NAME);
    String text = Files.readString(file);
    String old = text.replaceAll("(?s),\\s*\"stacks\" : \\[ \\{.*?\\} \\]", "");
    assertThat(old).isNotEqualTo(text).doesNotContain("stacks");
    Files.writeString(file, old);

    RecordTrace trace = directory.read().witness().trace();

    assertThat(trace.stacks()).isEmpty();
    assertThat(trace.wireOrder()).containsExactly(47L);
  }

  @Test
  void shouldSayThatThereIsNone() throws IOException {
    assertThat(new WitnessDirectory(run).exists()).isFalse();
    assertRefused(new WitnessDirectory(run), "holds no witness.json");
    assertRefused(new WitnessDirectory(Files.createFile(run.resolve("file"))), "holds no");
  }

  @ParameterizedTest(name = "[{index}]")
  @ValueSource(strings = {"", "{", "[]", "null", "{}", "{\"schema\":1}", "{\"schema\":1}x", "\0\0"})
  void shouldSayThatItIsGarbled(String text) throws IOException {
    Files.writeString(run.resolve(WitnessDirectory.FILE_NAME), text);
    assertRefused(new WitnessDirectory(run), "is garbled");
  }

  @Test
  void shouldSayThatItIsOfAnotherVersion() throws IOException {
    Files.writeString(run.resolve(WitnessDirectory.FILE_NAME), "{\"schema\":2,\"news\":[]}");
    assertRefused(
        new WitnessDirectory(run), "has result format 2 and this wsstress reads format 1");
  }

  private static void assertRefused(WitnessDirectory directory, String why) {
    assertThatThrownBy(directory::read)
        .isInstanceOf(ResultFormatException.class)
        .hasMessageContaining(why);
  }
}
