package dev.wsstress.results;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wsstress.grading.GradedRun.Conclusion;
import dev.wsstress.grading.Grader;
import dev.wsstress.model.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Results that the build before there were revisions really wrote, shortened: they read, and what
 * this build writes of the same is what that build reads.
 */
class OlderRunsTest {
  private static final Path RESOURCES = Path.of("src/test/resources/revision-0");

  /** What revision 1 added, which an older reader passes over. */
  private static final Set<String> ADDED =
      Set.of("revision", "causes", "frames", "direction", "due");

  @ParameterizedTest
  @CsvSource({"contrast, AS_EXPECTED", "load, AS_EXPECTED", "skipped, INFRASTRUCTURE"})
  void shouldReadAnOlderRun(String name, Conclusion conclusion) throws IOException {
    RunResult run = ResultReader.read(RESOURCES.resolve(name));
    assertThat(run.newer().sentences()).isEmpty();
    assertThat(run.trials()).isNotEmpty();
    assertThat(Grader.grade(run).conclusion()).isEqualTo(conclusion);
  }

  @ParameterizedTest
  @ValueSource(strings = {"contrast", "load", "skipped"})
  void shouldWriteWhatAnOlderVersionReads(String name) throws IOException {
    for (String line :
        Files.readAllLines(RESOURCES.resolve(name).resolve(ResultWriter.FILE_NAME))) {
      JsonNode written = ResultJson.MAPPER.readTree(ResultText.write(ResultText.read(line)));
      assertThat(comparable(written)).isEqualTo(comparable(ResultJson.MAPPER.readTree(line)));
    }
  }

  @Test
  void shouldReadAnOlderWitnessAndWriteWhatAnOlderVersionReads() throws IOException {
    Path directory = RESOURCES.resolve("witness");
    WitnessFile witness = new WitnessDirectory(directory).read();
    JsonNode written = ResultJson.MAPPER.readTree(FactText.write(witness));
    JsonNode older =
        ResultJson.MAPPER.readTree(
            Files.readAllBytes(directory.resolve(WitnessDirectory.FILE_NAME)));
    assertThat(comparable(written)).isEqualTo(comparable(older));
  }

  /**
   * Without what revision 1 changed, and with the mechanisms of an expectation in one order: they
   * are a set.
   */
  private static JsonNode comparable(JsonNode json) {
    json.forEach(OlderRunsTest::comparable);
    if (json.path("mechanisms") instanceof ArrayNode mechanisms) {
      List<JsonNode> sorted = new ArrayList<>();
      mechanisms.forEach(sorted::add);
      sorted.sort(Comparator.comparing(JsonNode::asText));
      mechanisms.removeAll().addAll(sorted);
    }
    if (json instanceof ObjectNode object) {
      boolean ofThread = object.has("thread");
      object.remove(ofThread ? Set.of() : ADDED);
      if (object.path("kind").asText().endsWith("-disorder")) {
        // Only the rules read it, and no rule runs on a file.
        object.remove("mechanism");
      }
    }
    return json;
  }
}
