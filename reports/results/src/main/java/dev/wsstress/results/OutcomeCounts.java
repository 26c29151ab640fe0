package dev.wsstress.results;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import dev.wsstress.model.Outcome;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;

/** Counts by outcome; outcomes that this version does not know are added up. */
final class OutcomeCounts extends StdDeserializer<Map<Outcome, Integer>> {
  private static final long serialVersionUID = 1L;

  OutcomeCounts() {
    super(Map.class);
  }

  @Override
  public Map<Outcome, Integer> deserialize(JsonParser json, DeserializationContext context)
      throws IOException {
    Map<String, Integer> read =
        context.readValue(json, context.getTypeFactory().constructType(new Counts()));
    Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    for (Map.Entry<String, Integer> one : read.entrySet()) {
      counts.merge(outcome(one.getKey(), context), one.getValue(), Integer::sum);
    }
    return counts;
  }

  private static Outcome outcome(String name, DeserializationContext context) {
    for (Outcome known : Outcome.values()) {
      if (known.name().equals(name)) {
        return known;
      }
    }
    UnknownWords words = UnknownWords.of(context);
    if (words != null) {
      words.value(Outcome.class, name);
    }
    return Outcome.UNKNOWN;
  }

  private static final class Counts extends TypeReference<Map<String, Integer>> {}
}
