package dev.wsstress.results;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.wsstress.model.Observation;
import dev.wsstress.model.ResultLine;
import java.io.IOException;

/** How lines and facts of a newer version are kept, and written again as they were. */
final class UnknownForm {
  private UnknownForm() {}

  /** The object that comes next; it has to say its kind by the given field. */
  private static JsonNode object(JsonParser json, DeserializationContext context, String field)
      throws IOException {
    JsonNode tree = context.readTree(json);
    if (!tree.path(field).isTextual()) {
      context.reportInputMismatch(JsonNode.class, "there is no '%s'", field);
    }
    return tree;
  }

  static final class ReadFact extends StdDeserializer<Observation.Unknown> {
    private static final long serialVersionUID = 1L;

    ReadFact() {
      super(Observation.Unknown.class);
    }

    @Override
    public Observation.Unknown deserialize(JsonParser json, DeserializationContext context)
        throws IOException {
      JsonNode tree = object(json, context, "kind");
      return new Observation.Unknown(
          tree.path("session").asInt(),
          tree.path("atNanos").asLong(),
          tree.path("kind").asText(),
          tree.toString());
    }
  }

  static final class ReadLine extends StdDeserializer<ResultLine.Unknown> {
    private static final long serialVersionUID = 1L;

    ReadLine() {
      super(ResultLine.Unknown.class);
    }

    @Override
    public ResultLine.Unknown deserialize(JsonParser json, DeserializationContext context)
        throws IOException {
      JsonNode tree = object(json, context, "type");
      return new ResultLine.Unknown(tree.path("type").asText(), tree.toString());
    }
  }

  /** Writes an object as it was read. */
  private abstract static class Write<T> extends StdSerializer<T> {
    private static final long serialVersionUID = 1L;

    Write(Class<T> type) {
      super(type);
    }

    abstract JsonNode tree(T value) throws IOException;

    @Override
    public void serialize(T value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      provider.defaultSerializeValue(tree(value), json);
    }

    @Override
    public void serializeWithType(
        T value, JsonGenerator json, SerializerProvider provider, TypeSerializer type)
        throws IOException {
      serialize(value, json, provider);
    }
  }

  static final class WriteFact extends Write<Observation.Unknown> {
    private static final long serialVersionUID = 1L;

    WriteFact() {
      super(Observation.Unknown.class);
    }

    /** Of another session if it was given to one. */
    @Override
    JsonNode tree(Observation.Unknown fact) throws IOException {
      JsonNode tree = ResultJson.MAPPER.readTree(fact.json());
      if (tree instanceof ObjectNode object && tree.path("session").asInt() != fact.session()) {
        object.put("session", fact.session());
      }
      return tree;
    }
  }

  static final class WriteLine extends Write<ResultLine.Unknown> {
    private static final long serialVersionUID = 1L;

    WriteLine() {
      super(ResultLine.Unknown.class);
    }

    @Override
    JsonNode tree(ResultLine.Unknown line) throws IOException {
      return ResultJson.MAPPER.readTree(line.json());
    }
  }
}
