package dev.wsstress.reports.render;

import dev.wsstress.reports.gate.GradedRun;
import dev.wsstress.reports.gate.Grader;
import dev.wsstress.reports.result.ResultReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Makes every report of a run from its results on disk. */
public final class Renderer {
  private static final List<ReportFormat> FORMATS =
      List.of(new HtmlReport(), new JUnitXmlReport(), new MarkdownSummary(), new WitnessTexts());

  private Renderer() {}

  /**
   * Reads, judges and renders.
   *
   * @param directory a run's directory
   * @return the run, judged
   * @throws dev.wsstress.reports.result.ResultFormatException if it holds no readable results
   * @throws IOException if a report cannot be written
   */
  public static GradedRun render(Path directory) throws IOException {
    GradedRun run = read(directory);
    for (ReportFormat format : FORMATS) {
      format.render(run, directory);
    }
    return run;
  }

  /**
   * Reads and judges a run.
   *
   * @param directory a run's directory
   * @throws dev.wsstress.reports.result.ResultFormatException if it holds no readable results
   */
  public static GradedRun read(Path directory) throws IOException {
    return Grader.grade(ResultReader.read(directory));
  }
}
