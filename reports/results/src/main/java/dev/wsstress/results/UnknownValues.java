package dev.wsstress.results;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;

/** Reads a value that a newer version added to an enum as the enum's own {@code UNKNOWN}. */
final class UnknownValues extends DeserializationProblemHandler {
  private static final String UNKNOWN = "UNKNOWN";

  @Override
  public Object handleWeirdStringValue(
      DeserializationContext context, Class<?> target, String value, String problem) {
    return unknown(context, target, value);
  }

  @Override
  public Object handleWeirdKey(
      DeserializationContext context, Class<?> target, String value, String problem) {
    return unknown(context, target, value);
  }

  private static Object unknown(DeserializationContext context, Class<?> target, String value) {
    if (target.isEnum()) {
      for (Object constant : target.getEnumConstants()) {
        if (((Enum<?>) constant).name().equals(UNKNOWN)) {
          UnknownWords words = UnknownWords.of(context);
          if (words != null) {
            words.value(target, value);
          }
          return constant;
        }
      }
    }
    return NOT_HANDLED;
  }
}
