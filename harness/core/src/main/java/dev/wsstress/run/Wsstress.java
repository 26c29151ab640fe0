package dev.wsstress.run;

import dev.wsstress.grading.GradedRun;
import dev.wsstress.grading.Grader;
import dev.wsstress.plan.RunPlan;
import dev.wsstress.results.ResultReader;
import dev.wsstress.trial.StopSignal;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The pipeline: a plan becomes trials, trials become results on disk, and what is on disk is graded
 * and reported.
 *
 * <pre>
 *     plan -> trial( client side &lt;-&gt; server side -> join ) -> observations -> diagnosis
 *          -> result on disk -> verdict -> report
 * </pre>
 */
public final class Wsstress {
  private Wsstress() {}

  /**
   * Runs a plan.
   *
   * @param listener learns how it goes
   * @param stop ends it early; what was done is graded and reported
   * @return the run with its verdicts
   * @throws dev.wsstress.api.PlanException if it cannot be run as asked; nothing was done
   * @throws dev.wsstress.plan.EnvironmentException if results could not be kept
   * @throws IOException if a report could not be made; the results are kept
   */
  public static GradedRun run(
      RunPlan plan, RunRequest request, RunListener listener, StopSignal stop) throws IOException {
    Path directory = TrialLoop.prepare(plan, request, listener, stop).run();
    GradedRun graded = Grader.grade(ResultReader.read(directory));
    for (Report report : request.reports()) {
      report.make(graded, directory);
    }
    return graded;
  }
}
