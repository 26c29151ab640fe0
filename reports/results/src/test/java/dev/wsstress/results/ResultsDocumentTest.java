package dev.wsstress.results;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.JsonNode;
import dev.wsstress.model.Blame;
import dev.wsstress.model.Control;
import dev.wsstress.model.Expectation;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.Observation;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.ResultLine;
import dev.wsstress.model.Side;
import dev.wsstress.model.StackFact;
import dev.wsstress.model.SubjectDescription;
import dev.wsstress.model.TrialResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code docs/results.md} says all that a result may hold, with examples that read. */
class ResultsDocumentTest {
  private static final Pattern EXAMPLE = Pattern.compile("(?s)```json\n(.*?)\n```");

  /** Maps from names to values: what they hold is no field of the format. */
  private static final Set<String> MAPS = Set.of("environment", "plan", "outcomes", "errors");

  private String prose = "";
  private List<String> examples = List.of();

  @BeforeEach
  void readTheDocument() throws IOException {
    String document = Files.readString(Path.of("../../docs/results.md"));
    prose = EXAMPLE.matcher(document).replaceAll("");
    examples = EXAMPLE.matcher(document).results().map(found -> found.group(1)).toList();
  }

  private static List<String> names(Class<?> type) {
    return Arrays.stream(
            ResultJson.MAPPER
                .getDeserializationConfig()
                .findMixInClassFor(type)
                .getAnnotation(JsonSubTypes.class)
                .value())
        .map(JsonSubTypes.Type::name)
        .toList();
  }

  private List<String> examplesWith(String field, String name) {
    return examples.stream()
        .filter(example -> example.startsWith("{\"" + field + "\":\"" + name + "\""))
        .toList();
  }

  @Test
  void shouldDescribeEveryTypeOfLineWithAnExample() throws IOException {
    for (String type : names(ResultLine.class)) {
      assertThat(prose).contains("### `" + type + "`");
      List<String> found = examplesWith("type", type);
      assertThat(found).as(type).hasSize(1);
      UnknownWords unknown = new UnknownWords();
      byte[] line = found.get(0).getBytes(StandardCharsets.UTF_8);
      assertThat(ResultText.read(line, unknown)).isNotInstanceOf(ResultLine.Unknown.class);
      assertThat(unknown.newer(0).sentences()).isEmpty();
    }
  }

  @Test
  void shouldDescribeEveryKindOfObservationWithAnExample() throws IOException {
    for (String kind : names(Observation.class)) {
      assertThat(prose).contains("### `" + kind + "`");
      List<String> found = examplesWith("kind", kind);
      assertThat(found).as(kind).hasSize(1);
      Observation seen = FactText.read(found.get(0), Observation.class);
      assertThat(prose).contains("Outcome: ");
      JsonNode written =
          ResultJson.MAPPER.readTree(
              ResultJson.MAPPER.writerFor(Observation.class).writeValueAsString(seen));
      assertThat(written).as(kind).isEqualTo(ResultJson.MAPPER.readTree(found.get(0)));
    }
  }

  @Test
  void shouldNameEveryFieldOfItsExamples() throws IOException {
    Set<String> fields = new TreeSet<>();
    for (String example : examples) {
      collect(ResultJson.MAPPER.readTree(example), fields);
    }
    assertThat(fields).hasSizeGreaterThan(60);
    assertThat(fields).allSatisfy(field -> assertThat(prose).contains("`" + field + "`"));
  }

  private static void collect(JsonNode json, Set<String> fields) {
    json.properties()
        .forEach(
            field -> {
              fields.add(field.getKey());
              if (!MAPS.contains(field.getKey())) {
                collect(field.getValue(), fields);
              }
            });
    if (json.isArray()) {
      json.forEach(element -> collect(element, fields));
    }
  }

  @Test
  void shouldListEveryValue() {
    Stream.<Enum<?>[]>of(
            Outcome.values(),
            TrialResult.End.values(),
            SubjectDescription.Role.values(),
            Expectation.Kind.values(),
            Control.values(),
            Side.values(),
            Blame.values(),
            StackFact.Moment.values(),
            Mechanism.values())
        .flatMap(Arrays::stream)
        .forEach(value -> assertThat(prose).contains(value.name()));
  }

  @Test
  void shouldSayWhichRevisionAddedWhat() {
    for (int revision = 1; revision <= ResultJson.REVISION; revision++) {
      assertThat(prose).contains("| " + ResultJson.SCHEMA + " | " + revision + " |");
    }
  }
}
