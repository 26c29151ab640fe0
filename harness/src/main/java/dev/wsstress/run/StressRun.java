package dev.wsstress.run;

import dev.wsstress.plan.EnvironmentException;
import dev.wsstress.plan.RunPlan;
import dev.wsstress.reports.result.ResultLine;
import dev.wsstress.reports.result.ResultWriter;
import dev.wsstress.reports.result.TrialResult;
import dev.wsstress.subject.SubjectCatalog;
import dev.wsstress.subject.SubjectSpec;
import dev.wsstress.tls.TestAuthority;
import dev.wsstress.trial.StopSignal;
import dev.wsstress.trial.Trial;
import dev.wsstress.trial.TrialRunner;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The pipeline: a plan becomes trials, trials become results on disk. Judging and rendering start
 * from the disk and are not done here.
 */
public final class StressRun {
  private final RunPlan plan;
  private final List<SubjectSpec> subjects;
  private final Path directory;
  private final RunListener listener;
  private final StopSignal stop;

  /**
   * Prepares a run and makes its directory.
   *
   * @param plan what to do
   * @param parent where the run's own directory is made
   * @param listener told how it goes
   * @param stop ends it early
   * @throws dev.wsstress.plan.PlanException if a subject is unknown
   * @throws EnvironmentException if the directory cannot be made
   */
  public StressRun(RunPlan plan, Path parent, RunListener listener, StopSignal stop) {
    SubjectCatalog catalog = SubjectCatalog.load();
    this.plan = plan;
    this.subjects = plan.subjects().stream().map(catalog::byName).toList();
    this.directory = RunDirectory.make(parent, LocalDateTime.now(ZoneId.systemDefault()));
    this.listener = listener;
    this.stop = stop;
  }

  /** Where the results are kept. */
  public Path directory() {
    return directory;
  }

  /**
   * Runs every trial, or as many as there was time for before a stop.
   *
   * @throws EnvironmentException if results could not be kept
   */
  public void run() {
    try (ResultWriter writer = startWriter()) {
      ResultKeeper keeper = new ResultKeeper(writer, stop);
      TestAuthority authority = TestAuthority.create();
      for (int i = 0; i < subjects.size() && !stop.isStopped(); i++) {
        Trial trial = new Trial(i + 1, plan, subjects.get(i), authority);
        ResultLine.TrialStarted start = started(trial);
        keeper.keep(start);
        listener.trialStarted(trial.number(), subjects.size(), trial.subject().description());
        String unavailable = trial.subject().unavailable(plan.tls());
        TrialResult result =
            unavailable == null
                ? new TrialRunner(trial, new TrialRecorder(trial.number(), keeper, listener), stop)
                    .run()
                : TrialResult.skipped(start, unavailable);
        keeper.keep(new ResultLine.TrialFinished(result));
        listener.trialFinished(result);
      }
      keeper.keep(new ResultLine.RunFinished(stop.isStopped(), now()));
      keeper.requireKept();
    } catch (IOException e) {
      throw new EnvironmentException(
          String.valueOf(e.getMessage()), "choose another directory with --out", e);
    }
  }

  private static String now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private ResultWriter startWriter() throws IOException {
    return ResultWriter.start(
        directory,
        String.valueOf(directory.getFileName()),
        now(),
        RunEnvironment.describe(),
        plan.describe());
  }

  private ResultLine.TrialStarted started(Trial trial) {
    return new ResultLine.TrialStarted(
        trial.number(),
        trial.subject().description(),
        plan.tls().provider().id(),
        plan.tls().version().id(),
        trial.conditions().workload().id(),
        plan.seed(),
        plan.sessions());
  }
}
