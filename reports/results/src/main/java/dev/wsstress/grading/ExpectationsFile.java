package dev.wsstress.grading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wsstress.results.ResultFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads and writes {@code wsstress-expectations.json}. */
public final class ExpectationsFile {
  /** Its usual name. */
  public static final String NAME = "wsstress-expectations.json";

  private static final int SCHEMA = 1;
  private static final ObjectMapper MAPPER = new JsonMapper();

  private ExpectationsFile() {}

  /** What is in it. */
  private record Content(int schema, List<Quarantined> quarantine) {}

  /**
   * Reads it; where there is none, nothing is in quarantine.
   *
   * @throws ResultFormatException if it is not such a file; a typing error must not turn a gate
   *     green, so unknown names are refused
   */
  public static List<Quarantined> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      Content content = MAPPER.readValue(Files.readAllBytes(file), Content.class);
      if (content.schema() != SCHEMA || content.quarantine() == null) {
        throw new ResultFormatException(file + " does not say \"schema\": " + SCHEMA);
      }
      content.quarantine().forEach(entry -> require(file, entry));
      return content.quarantine();
    } catch (JsonProcessingException e) {
      throw new ResultFormatException(
          file + " is no file of expectations: " + e.getOriginalMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new ResultFormatException(String.valueOf(e.getMessage()), e);
    }
  }

  private static void require(Path file, Quarantined entry) {
    if (entry.subject() == null
        || entry.provider() == null
        || entry.tls() == null
        || entry.reason() == null) {
      throw new IllegalArgumentException(
          file + ": an entry names subject, provider, tls and reason: " + entry);
    }
  }

  /** Writes it, replacing what was there. */
  public static void write(Path file, List<Quarantined> quarantine) throws IOException {
    String text =
        MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(new Content(SCHEMA, quarantine));
    Files.writeString(file, text + "\n");
  }
}
