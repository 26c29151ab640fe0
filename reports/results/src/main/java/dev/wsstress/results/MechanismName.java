package dev.wsstress.results;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import dev.wsstress.model.Mechanism;
import java.io.IOException;

/** The name of a mechanism, counted where this version has no such mechanism. */
final class MechanismName extends StdDeserializer<String> {
  private static final long serialVersionUID = 1L;

  MechanismName() {
    super(String.class);
  }

  @Override
  public String deserialize(JsonParser json, DeserializationContext context) throws IOException {
    String name = _parseString(json, context, this);
    UnknownWords words = UnknownWords.of(context);
    if (words != null && Mechanism.named(name) == Mechanism.UNKNOWN) {
      words.value(Mechanism.class, name);
    }
    return name;
  }
}
