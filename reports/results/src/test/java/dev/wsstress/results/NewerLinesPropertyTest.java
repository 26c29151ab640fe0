package dev.wsstress.results;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.wsstress.model.ResultLine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any line, with whatever a newer version may have added to it, still reads. */
class NewerLinesPropertyTest {
  /** The fields whose values are words of this version. */
  private static final Set<String> WORDS =
      Set.of(
          "role",
          "control",
          "mechanisms",
          "mechanism",
          "blame",
          "side",
          "fault",
          "outcome",
          "outcomes",
          "end",
          "moment",
          "kind",
          "type");

  @Provide
  Arbitrary<ResultLine> lines() {
    return Lines.any();
  }

  /** Names that a newer version may give, those of the model's own groups among them. */
  @Provide
  Arbitrary<String> names() {
    return Arbitraries.oneOf(
        Arbitraries.of("traffic", "sessions", "finding", "identity", "header", "setup", "volume"),
        Arbitraries.strings().withCharRange('a', 'z').ofLength(9).map(name -> "x" + name));
  }

  @Property(tries = 300)
  void shouldReadWhatItKnowsBesideFieldsThatItDoesNot(
      @ForAll("lines") ResultLine line, @ForAll("names") String name, @ForAll long value)
      throws IOException {
    JsonNode json = ResultJson.MAPPER.readTree(ResultText.write(line));
    if (!(line instanceof ResultLine.Unknown) && !ResultText.write(line).contains("later-")) {
      addEverywhere(json, name, value);
      assertThat(ResultText.read(ResultJson.MAPPER.writeValueAsString(json))).isEqualTo(line);
    }
  }

  private static void addEverywhere(JsonNode json, String name, long value) {
    json.forEach(child -> addEverywhere(child, name, value));
    if (json instanceof ObjectNode object && isRecord(object) && !object.has(name)) {
      object.put(name, value);
    }
  }

  /** A record of fields, and no map from names to values: those may hold any name. */
  private static boolean isRecord(ObjectNode object) {
    return Set.of("type", "kind", "trial", "mechanism", "sequence", "session", "index", "stream")
        .stream()
        .anyMatch(object::has);
  }

  @Property(tries = 300)
  void shouldReadValuesThatItDoesNotKnowAndKeepTheRest(
      @ForAll("lines") ResultLine line, @ForAll Random random) throws IOException {
    JsonNode json = ResultJson.MAPPER.readTree(ResultText.write(line));
    JsonNode newer = renamed(json, "", random);

    UnknownWords unknown = new UnknownWords();
    ResultLine read = ResultText.read(ResultJson.MAPPER.writeValueAsBytes(newer), unknown);

    assertThat(ResultText.read(ResultText.write(read))).isEqualTo(read);
    if (read instanceof ResultLine.Unknown kept) {
      assertThat(ResultJson.MAPPER.readTree(kept.json())).isEqualTo(newer);
    }
  }

  private static JsonNode renamed(JsonNode json, String field, Random random) {
    if (json instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> one : List.copyOf(new ArrayList<>(object.properties()))) {
        if (field.equals("outcomes") && random.nextBoolean()) {
          object.remove(one.getKey());
          object.set("LATER_" + one.getKey(), one.getValue());
        } else {
          object.set(one.getKey(), renamed(one.getValue(), one.getKey(), random));
        }
      }
    } else if (json instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, renamed(array.get(i), field, random));
      }
    } else if (json.isTextual() && WORDS.contains(field) && random.nextInt(3) == 0) {
      return TextNode.valueOf("LATER_" + json.asText());
    }
    return json;
  }
}
