package dev.wsstress.render.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.grading.GradedRun;
import dev.wsstress.model.Observation;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.RecordTrace;
import dev.wsstress.model.RunResult;
import dev.wsstress.model.TlsObservation;
import dev.wsstress.model.TrialResult.End;
import dev.wsstress.model.Witness;
import dev.wsstress.render.all.Renderer;
import dev.wsstress.render.console.ConsoleTable;
import dev.wsstress.render.console.LoadTable;
import dev.wsstress.render.console.WitnessText;
import dev.wsstress.results.ResultWriter;
import dev.wsstress.results.Samples;
import dev.wsstress.results.WitnessDirectory;
import dev.wsstress.results.WitnessFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run with lines, facts and values of a newer version: every report shows that there are some.
 */
class NewerRunReportsTest {
  private static final List<String> REMARKS =
      List.of(
          "a newer version wrote these results (revision 9 of the format)",
          "1 line of a newer version was not understood: pause",
          "1 fact of a newer version was not understood: packet-lost",
          "Mechanism QUIC_REORDERED (2)",
          "Outcome BENT (1)");

  @TempDir Path directory = Path.of("");

  @BeforeEach
  void writeARunOfANewerVersion() throws IOException {
    Observation seen = new TlsObservation.RecordsAccepted(3, 5, 48);
    Witness witness =
        new Witness(
            3,
            Outcome.TLS_ALERT,
            Samples.diagnosis(Samples.OWN),
            7,
            5,
            List.of(seen),
            RecordTrace.EMPTY);
    RunResult.Trial hazard =
        new RunResult.Trial(
            Samples.result(
                1,
                Samples.hazard(),
                End.COMPLETED,
                Outcome.TLS_ALERT,
                9,
                Samples.diagnosis(Samples.OWN)),
            List.of(witness),
            List.of(seen));
    RunResult.Trial design =
        new RunResult.Trial(
            Samples.result(2, Samples.design(), End.COMPLETED, Outcome.DELIVERED, 9, null),
            List.of(),
            List.of());
    Samples.write(directory, Samples.run(End.COMPLETED, hazard, design));
    Path file = directory.resolve(ResultWriter.FILE_NAME);
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.replaceAll(NewerRunReportsTest::newer);
    lines.add(2, "{\"type\":\"pause\",\"trial\":1}");
    Files.write(file, lines);
    keep(witness);
  }

  private static String newer(String line) {
    return line.replaceAll("\"revision\" ?: ?1,", "\"revision\":9,")
        .replace("records-accepted", "packet-lost")
        .replaceAll("(\"mechanism\" ?: ?)\"RECORDS_REORDERED", "$1\"QUIC_REORDERED")
        .replace("\"outcome\":\"DELIVERED\"", "\"outcome\":\"BENT\"");
  }

  private void keep(Witness witness) throws IOException {
    Samples.writeWitness(directory, witness);
    Path file = WitnessDirectory.all(directory).get(0).path().resolve(WitnessDirectory.FILE_NAME);
    Files.writeString(file, newer(Files.readString(file)));
  }

  private static void assertShown(String report) {
    assertThat(report).contains(REMARKS);
  }

  @Test
  void shouldBeShownInEveryReport() throws IOException {
    GradedRun graded = Renderer.render(directory);
    assertThat(graded.conclusion()).isEqualTo(GradedRun.Conclusion.NOT_UNDERSTOOD);
    for (String report : List.of("index.html", "junit.xml", "summary.md")) {
      assertShown(Files.readString(directory.resolve(report)).replace("\\_", "_"));
    }
    assertShown(ConsoleTable.of(graded));
    assertShown(LoadTable.of(graded));
  }

  @Test
  void shouldNameAFactAndAMechanismWhereTheyStand() throws IOException {
    Renderer.render(directory);
    String page = Files.readString(directory.resolve("index.html"));
    assertThat(page)
        .contains("a fact of a newer version: packet-lost")
        .contains("QUIC_REORDERED: a mechanism that only a newer version knows");
    WitnessFile witness = WitnessDirectory.all(directory).get(0).read();
    assertThat(WitnessText.of(witness).replaceAll("\\s+", " "))
        .contains(REMARKS.get(0))
        .contains("a fact of a newer version: packet-lost")
        .contains("QUIC_REORDERED: a mechanism that only a newer version knows");
  }

  @Test
  void shouldBeNoFailureForACiServer() throws IOException {
    Renderer.render(directory);
    assertThat(Page.xml(directory.resolve("junit.xml")).texts("/testsuite/@failures"))
        .containsExactly("0");
    assertThat(Page.xml(directory.resolve("junit.xml")).texts("/testsuite/@errors"))
        .containsExactly("2");
  }
}
