package dev.wsstress.render.all;

import dev.wsstress.grading.GradedRun;
import dev.wsstress.grading.Grader;
import dev.wsstress.render.ReportFormat;
import dev.wsstress.render.console.WitnessTexts;
import dev.wsstress.render.gate.GateReport;
import dev.wsstress.render.junit.JUnitXmlReport;
import dev.wsstress.render.markdown.MarkdownSummary;
import dev.wsstress.render.page.HtmlReport;
import dev.wsstress.results.ResultReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Makes every report of a run from its results on disk. */
public final class Renderer {
  private static final List<ReportFormat> FORMATS =
      List.of(new HtmlReport(), new MarkdownSummary(), new WitnessTexts());

  private Renderer() {}

  /**
   * Reads, judges and renders.
   *
   * @param directory a run's directory
   * @return the run, judged
   * @throws dev.wsstress.results.ResultFormatException if it holds no readable results
   * @throws IOException if a report cannot be written
   */
  public static GradedRun render(Path directory) throws IOException {
    GradedRun run = read(directory);
    write(run, directory);
    return run;
  }

  /**
   * Renders a run that was judged before. The JUnit XML of a gate stays as the gate wrote it: it
   * holds the gate's judgement of all trials of a subject, not that of each trial.
   *
   * @throws IOException if a report cannot be written
   */
  public static void write(GradedRun run, Path directory) throws IOException {
    for (ReportFormat format : FORMATS) {
      format.render(run, directory);
    }
    if (!GateReport.isIn(directory)) {
      new JUnitXmlReport().render(run, directory);
    }
  }

  /**
   * Reads and judges a run.
   *
   * @param directory a run's directory
   * @throws dev.wsstress.results.ResultFormatException if it holds no readable results
   */
  public static GradedRun read(Path directory) throws IOException {
    return Grader.grade(ResultReader.read(directory));
  }
}
