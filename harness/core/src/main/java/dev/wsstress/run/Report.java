package dev.wsstress.run;

import dev.wsstress.grading.GradedRun;
import java.io.IOException;
import java.nio.file.Path;

/** Something that is made of a run whose results are on disk and graded. */
public interface Report {
  /**
   * Makes it.
   *
   * @param directory the run's own one
   * @throws IOException if it cannot be written
   */
  void make(GradedRun graded, Path directory) throws IOException;
}
