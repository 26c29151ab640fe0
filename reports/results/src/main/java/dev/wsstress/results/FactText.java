package dev.wsstress.results;

import com.fasterxml.jackson.core.JsonProcessingException;

/**
 * Records of facts as one line of JSON each, in the words of the result file: what one JVM says to
 * another. Pure.
 */
public final class FactText {
  private FactText() {}

  /** The record as a line of plain ASCII. */
  public static String write(Object facts) {
    try {
      return ResultJson.MAPPER.writeValueAsString(facts);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("this has no JSON form: " + facts.getClass(), e);
    }
  }

  /**
   * Reads a record back.
   *
   * @throws ResultFormatException if it is none, or only the beginning of one
   */
  public static <T> T read(String text, Class<T> kind) throws ResultFormatException {
    try {
      T read = ResultJson.MAPPER.readValue(text, kind);
      if (read == null) {
        throw new ResultFormatException("null is no " + kind.getSimpleName());
      }
      return read;
    } catch (JsonProcessingException e) {
      throw new ResultFormatException(
          "not a " + kind.getSimpleName() + ": " + ResultText.problem(e), e);
    }
  }
}
