package dev.wsstress.run;

import dev.wsstress.plan.EnvironmentException;
import dev.wsstress.plan.RunPlan;
import dev.wsstress.reports.result.ResultLine;
import dev.wsstress.reports.result.ResultWriter;
import dev.wsstress.reports.result.TrialResult;
import dev.wsstress.subject.SubjectCatalog;
import dev.wsstress.subject.SubjectSpec;
import dev.wsstress.trial.Preflight;
import dev.wsstress.trial.StopSignal;
import dev.wsstress.trial.Trial;
import dev.wsstress.trial.TrialRunner;
import dev.wsstress.worker.WorkerTrial;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
  private final @Nullable AudioFiles audio;
  private boolean shared;

  /**
   * Prepares a run and makes its directory.
   *
   * @param plan what to do
   * @param parent where the run's own directory is made
   * @param listener told how it goes
   * @param stop ends it early
   * @throws dev.wsstress.plan.PlanException if a subject is unknown
   * @throws EnvironmentException if the directory cannot be made, or this process may not open so
   *     many sessions
   */
  public StressRun(RunPlan plan, Path parent, RunListener listener, StopSignal stop) {
    this(plan, parent, listener, stop, null);
  }

  /**
   * Prepares a run that keeps the audio that comes back, of each trial in this JVM.
   *
   * @param wav a WAV file, or null for none
   * @throws dev.wsstress.plan.PlanException if the plan does not ask for a workload with audio
   */
  public StressRun(
      RunPlan plan, Path parent, RunListener listener, StopSignal stop, @Nullable Path wav) {
    Preflight.require(plan);
    this.audio = wav == null ? null : AudioFiles.of(plan, wav);
    SubjectCatalog catalog = SubjectCatalog.load();
    this.plan = plan;
    this.subjects = plan.subjects().stream().map(catalog::byName).toList();
    this.directory = RunDirectory.make(parent, LocalDateTime.now(ZoneId.systemDefault()));
    this.listener = listener;
    this.stop = stop;
  }

  /**
   * Makes the duration of the plan that of the whole run: every subject is tried under every TLS
   * profile within it, as long as is fair, and a hazard again that did not fire.
   *
   * @throws dev.wsstress.plan.PlanException if it is too short for so many trials
   */
  public StressRun sharing() {
    FairShares.requireTime(plan);
    shared = true;
    return this;
  }

  /** Whether its trials share the duration of the plan. */
  public boolean isSharing() {
    return shared;
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
      WitnessKeeper witnesses = new WitnessKeeper(directory, writer.started(), keeper);
      runTrials(keeper, witnesses);
      keeper.keep(new ResultLine.RunFinished(stop.isStopped(), now()));
      keeper.requireKept();
    } catch (IOException e) {
      throw new EnvironmentException(
          String.valueOf(e.getMessage()), "choose another directory with --out", e);
    }
  }

  private void runTrials(ResultKeeper keeper, WitnessKeeper witnesses) {
    Controls controls = new Controls();
    Turns turns = shared ? new FairShares(plan, subjects) : new Rounds(plan, subjects);
    int last = 0;
    for (Trial trial = turns.next(); trial != null && !stop.isStopped(); trial = turns.next()) {
      TrialResult result = run(trial, turns.of(), keeper, witnesses);
      last = trial.number();
      controls.ended(trial, result);
      turns.ended(trial, result);
    }
    if (plan.apparatus().controls()) {
      runControls(controls.trials(last), keeper, witnesses);
    }
  }

  private void runControls(List<Trial> controls, ResultKeeper keeper, WitnessKeeper witnesses) {
    for (Trial control : controls) {
      if (!stop.isStopped()) {
        run(control, controls.get(controls.size() - 1).number(), keeper, witnesses);
      }
    }
  }

  private TrialResult run(Trial trial, int of, ResultKeeper keeper, WitnessKeeper witnesses) {
    ResultLine.TrialStarted started = started(trial);
    keeper.keep(started);
    listener.trialStarted(trial.number(), of, trial.subject().description(), trial.tls());
    String reason = trial.unavailable();
    TrialResult result =
        reason == null
            ? run(
                trial,
                new TrialRecorder(trial.number(), keeper, witnesses.of(trial, started), listener))
            : TrialResult.skipped(started, reason);
    keeper.keep(new ResultLine.TrialFinished(result));
    listener.trialFinished(result);
    return result;
  }

  private TrialResult run(Trial trial, TrialRecorder recorder) {
    return trial.plan().apparatus().ownJvm() || trial.subject().needsOwnJvm()
        ? new WorkerTrial(trial, directory, recorder, stop).run()
        : inThisJvm(trial, recorder).run();
  }

  private TrialRunner inThisJvm(Trial trial, TrialRecorder recorder) {
    TrialRunner runner =
        new TrialRunner(trial, recorder, stop)
            .keepingLatencies(directory.resolve(TrialRunner.latencyLog(trial.number())));
    return audio == null
        ? runner
        : runner.keepingAudio(audio.of(trial.number(), trial.subject().description().name()));
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
        described());
  }

  /** With where the audio is, as seen from the results: they may be looked at elsewhere. */
  private Map<String, String> described() {
    Map<String, String> described = plan.describe();
    if (audio != null) {
      Path from = directory.toAbsolutePath().normalize();
      described.put("wav", from.relativize(audio.file().toAbsolutePath().normalize()).toString());
    }
    return described;
  }

  private ResultLine.TrialStarted started(Trial trial) {
    return new ResultLine.TrialStarted(
        trial.number(),
        trial.subject().description(),
        trial.tls().provider().id(),
        trial.tls().version().id(),
        trial.conditions().workload().id(),
        plan.seed(),
        plan.sessions());
  }
}
