package dev.wsstress.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsstress.grading.GradedRun;
import dev.wsstress.grading.Grader;
import dev.wsstress.grading.Verdict;
import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.Observation;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.RecordTrace;
import dev.wsstress.model.ResultLine;
import dev.wsstress.model.RunResult;
import dev.wsstress.model.TrialResult;
import dev.wsstress.model.TrialResult.End;
import dev.wsstress.model.Witness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run that a newer version wrote: what is not known is shown as such and proves nothing. */
class NewerRunTest {
  @TempDir Path directory = Path.of("");

  private RunResult read(RunResult.Trial trial, UnaryOperator<String> newer) throws IOException {
    Path file = directory.resolve(ResultWriter.FILE_NAME);
    Files.deleteIfExists(file);
    Samples.write(directory, Samples.run(End.COMPLETED, trial));
    List<String> lines = Files.readAllLines(file).stream().map(newer).toList();
    Files.write(file, lines);
    return ResultReader.read(directory);
  }

  private static RunResult.Trial design() {
    return Samples.trial(Samples.design(), End.COMPLETED, Outcome.DELIVERED, 1_000, null);
  }

  private static RunResult.Trial hazard(Mechanism mechanism) {
    return Samples.trial(
        Samples.hazard(), End.COMPLETED, Outcome.TLS_ALERT, 1_000, Samples.diagnosis(mechanism));
  }

  private static void assertGrade(RunResult run, Verdict verdict, GradedRun.Conclusion conclusion) {
    GradedRun graded = Grader.grade(run);
    assertThat(graded.trials().get(0).verdict()).isEqualTo(verdict);
    assertThat(graded.conclusion()).isEqualTo(conclusion);
  }

  @Test
  void shouldCountLinesFactsAndValuesOfANewerVersion() throws IOException {
    Path file = directory.resolve(ResultWriter.FILE_NAME);
    Samples.write(directory, Samples.run(End.COMPLETED, design()));
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.set(0, lines.get(0).replace("\"revision\":1,", "\"revision\":9,"));
    lines.add(2, "{\"type\":\"pause\",\"trial\":1,\"nanos\":5}");
    lines.add(2, "{\"type\":\"pause\",\"trial\":1,\"nanos\":6}");
    lines.add(2, "{\"type\":\"weather\"}");
    lines.add(
        2,
        "{\"type\":\"observation\",\"trial\":1,\"observation\":"
            + "{\"kind\":\"packet-lost\",\"session\":3,\"atNanos\":7,\"packet\":9}}");
    lines.set(6, lines.get(6).replace("\"DELIVERED\":1", "\"DELIVERED\":1,\"BENT\":2,\"SPUN\":3"));
    Files.write(file, lines);

    RunResult run = ResultReader.read(directory);

    assertThat(run.newer().sentences())
        .containsExactly(
            "a newer version wrote these results (revision 9 of the format): what only that"
                + " version knows is listed as unknown",
            "3 lines of a newer version were not understood: pause (2), weather (1)",
            "1 fact of a newer version was not understood: packet-lost",
            "2 values of a newer version were not understood: Outcome BENT (1), Outcome SPUN (1)");
    Observation seen = run.trials().get(0).observations().get(0);
    assertThat(seen.sentence()).isEqualTo("a fact of a newer version: packet-lost");
    assertThat(seen.session()).isEqualTo(3);
    assertThat(seen.atNanos()).isEqualTo(7);
    assertThat(((Observation.Unknown) seen).json()).contains("\"packet\":9");
    assertThat(run.trials().get(0).result().outcomes())
        .containsEntry(Outcome.UNKNOWN, 5)
        .containsEntry(Outcome.DELIVERED, 1);
    assertGrade(run, Verdict.PASS, GradedRun.Conclusion.AS_EXPECTED);
  }

  @Test
  void shouldHaveNoRemarkOnARunOfItsOwnVersionOrAnOlderOne() throws IOException {
    assertThat(read(design(), line -> line).newer().sentences()).isEmpty();
    assertThat(read(design(), line -> line.replace("\"revision\":1,", "")).newer().sentences())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'\"outcome\":\"DELIVERED\"', '\"outcome\":\"BENT\"'",
    "'\"end\":\"COMPLETED\"', '\"end\":\"FADED\"'",
    "'\"kind\":\"FORBID\"', '\"kind\":\"HOPE\"'"
  })
  void shouldNotPassADesignByWhatItDoesNotKnow(String known, String newer) throws IOException {
    RunResult run = read(design(), line -> line.replace(known, newer));
    assertGrade(run, Verdict.INCONCLUSIVE, GradedRun.Conclusion.NOT_UNDERSTOOD);
    assertThat(run.newer().sentences()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"outcome\":\"TLS_ALERT\"', '\"outcome\":\"BENT\"'",
    "'\"end\":\"COMPLETED\"', '\"end\":\"FADED\"'",
    "'\"kind\":\"REQUIRE\"', '\"kind\":\"HOPE\"'",
    "'\"mechanism\":\"RECORDS_REORDERED\"', '\"mechanism\":\"QUIC_REORDERED\"'",
    "'RECORDS_REORDERED', 'QUIC_REORDERED'"
  })
  void shouldNotPassAHazardByWhatItDoesNotKnow(String known, String newer) throws IOException {
    RunResult run = read(hazard(Samples.OWN), line -> line.replace(known, newer));
    assertGrade(run, Verdict.INCONCLUSIVE, GradedRun.Conclusion.NOT_UNDERSTOOD);
  }

  @Test
  void shouldStillFailADesignThatAFailureIsKnownOf() throws IOException {
    RunResult.Trial failed =
        Samples.trial(
            Samples.design(), End.COMPLETED, Outcome.LOST, 9, Samples.diagnosis(Samples.OWN));
    RunResult run =
        read(
            failed,
            line -> line.replace("COMPLETED", "FADED").replace("RECORDS_REORDERED", "QUIC_LOSS"));
    assertGrade(run, Verdict.FAIL, GradedRun.Conclusion.DESIGN_FAILED);
  }

  @Test
  void shouldKeepTheNameOfAMechanism() throws IOException {
    TrialResult result =
        read(hazard(Samples.OWN), line -> line.replace("RECORDS_REORDERED", "QUIC_REORDERED"))
            .trials()
            .get(0)
            .result();
    Diagnosis diagnosis = Objects.requireNonNull(result.diagnosis());
    assertThat(diagnosis.mechanism()).isEqualTo(Mechanism.UNKNOWN);
    assertThat(diagnosis.named())
        .isEqualTo("QUIC_REORDERED: a mechanism that only a newer version knows");
    assertThat(result.showsRequired()).isFalse();
    assertThat(ResultText.write(new ResultLine.TrialFinished(result)))
        .contains("\"mechanism\":\"QUIC_REORDERED\"");
  }

  @Test
  void shouldSayWhichVersionReadsALaterFormat() {
    assertThatThrownBy(
            () ->
                read(
                    design(),
                    line ->
                        line.contains("run-started")
                            ? "{\"type\":\"begin\",\"schema\":2,"
                                + "\"environment\":{\"wsstress\":\"3.1\"}}"
                            : line))
        .isInstanceOf(ResultFormatException.class)
        .hasMessageEndingWith(
            "line 1 has result format 2 and this wsstress reads format 1:"
                + " use wsstress 3.1, or a later one");
  }

  @Test
  void shouldReadARunOfANewerVersionThatWasKilled() throws IOException {
    Path file = directory.resolve(ResultWriter.FILE_NAME);
    Samples.write(directory, Samples.run(End.COMPLETED, design()));
    String fact = "{\"type\":\"observation\",\"trial\":1,\"observation\":{\"kind\":\"later\"}}";
    List<String> lines = Files.readAllLines(file);
    Files.write(file, Stream.of(lines.get(0), lines.get(1), fact).toList());
    RunResult run = ResultReader.read(directory);
    assertThat(run.trials().get(0).result().outcome()).isEqualTo(Outcome.UNKNOWN);
    assertGrade(run, Verdict.INCONCLUSIVE, GradedRun.Conclusion.INTERRUPTED);
  }

  /** Many facts are in a witness alone; those that have a line too count once. */
  @Test
  void shouldCountAFactOfAWitnessOnce() throws IOException {
    List<Observation> seen = List.of(Facts.unknown(3, 5, "a"), Facts.unknown(3, 6, "b"));
    Diagnosis why = Samples.diagnosis(Samples.OWN);
    Witness witness = new Witness(3, Outcome.LOST, why, 7, 5, seen, RecordTrace.EMPTY);
    RunResult.Trial trial =
        new RunResult.Trial(hazard(Samples.OWN).result(), List.of(witness), List.of(seen.get(0)));
    assertThat(read(trial, line -> line).newer().sentences())
        .containsExactly(
            "2 facts of a newer version were not understood: later-a (1), later-b (1)");
  }
}
