package dev.wsstress.results;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** Which versions of the format can be read: this one and those before. Pure. */
final class ResultVersion {
  private ResultVersion() {}

  /** Looks at a line's version before its fields: those of a later major one cannot be known. */
  static void require(byte[] line, String where) throws IOException {
    require(ResultJson.MAPPER.readTree(line), where);
  }

  /**
   * Refuses a later major version.
   *
   * @throws ResultFormatException if it is one; the message says what can read it
   */
  static void require(JsonNode header, String where) throws ResultFormatException {
    int schema = header.path("schema").asInt();
    if (schema > ResultJson.SCHEMA) {
      String version = header.path("environment").path("wsstress").asText();
      throw new ResultFormatException(
          where
              + " has result format "
              + schema
              + " and this wsstress reads format "
              + ResultJson.SCHEMA
              + ": use wsstress "
              + (version.isEmpty() ? "of the version that wrote it" : version)
              + ", or a later one");
    }
  }
}
