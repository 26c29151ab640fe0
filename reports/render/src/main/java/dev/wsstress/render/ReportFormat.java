package dev.wsstress.render;

import dev.wsstress.grading.GradedRun;
import java.io.IOException;
import java.nio.file.Path;

/** One form of report, as one file. Stateless and threadsafe. */
public interface ReportFormat {
  /**
   * Writes the report, replacing the one before.
   *
   * @param run what to show
   * @param directory the run's directory
   */
  void render(GradedRun run, Path directory) throws IOException;
}
