package dev.wsstress.cli;

import dev.wsstress.api.PlanException;
import dev.wsstress.render.gate.GateReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a gate's reports go, beside the run's directory. */
final class GateFiles {
  @Option(names = "--junit", paramLabel = "FILE", description = "Also write JUnit XML there.")
  private @Nullable Path junit;

  @Option(
      names = "--markdown",
      paramLabel = "FILE",
      description = "Also write the Markdown summary there, as for a CI step summary.")
  private @Nullable Path markdown;

  @Option(names = "--json", paramLabel = "FILE", description = "Also write JSON there.")
  private @Nullable Path json;

  /**
   * States that they can be made, before minutes go into what they are to hold.
   *
   * @throws PlanException if a directory is not there
   */
  void require() {
    for (Path file : Stream.of(junit, markdown, json).filter(Objects::nonNull).toList()) {
      Path directory = file.toAbsolutePath().getParent();
      if (directory == null || !Files.isDirectory(directory)) {
        throw new PlanException(file + " cannot be written: there is no directory " + directory);
      }
    }
  }

  /** Prints a report and writes all forms of it. */
  void write(GateReport report, Path directory, PrintWriter out) throws IOException {
    report.write(directory);
    copy(directory, GateReport.JUNIT, junit);
    copy(directory, GateReport.MARKDOWN, markdown);
    copy(directory, GateReport.JSON, json);
    out.println();
    out.print(report.markdown());
    out.println("gate.md, gate.json, junit.xml and the results are in " + directory);
    out.flush();
  }

  private static void copy(Path directory, String name, @Nullable Path to) throws IOException {
    if (to != null) {
      Files.copy(directory.resolve(name), to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
