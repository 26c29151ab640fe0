package dev.wsstress.render.gate;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wsstress.render.junit.JUnitXml;
import dev.wsstress.render.junit.TestCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * The judgement of a gate in the forms that CI asks for. Immutable.
 *
 * @param name of the gate
 * @param markdown for a person: the console and a step summary
 * @param cases for a CI server
 * @param facts for scripts, by name
 */
public record GateReport(
    String name, String markdown, List<TestCase> cases, Map<String, Object> facts) {
  /** For a person. */
  public static final String MARKDOWN = "gate.md";

  /** For CI servers. */
  public static final String JUNIT = JUnitXml.FILE;

  /** For scripts. */
  public static final String JSON = "gate.json";

  /** Whether a gate has written its report into a run's directory. */
  public static boolean isIn(Path directory) {
    return Files.isRegularFile(directory.resolve(JSON));
  }

  /** Writes all forms into a directory, replacing those before. */
  public void write(Path directory) throws IOException {
    Files.writeString(directory.resolve(MARKDOWN), markdown);
    JUnitXml.write(
        directory, name, Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(), cases);
    Files.write(
        directory.resolve(JSON),
        new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(facts));
  }
}
