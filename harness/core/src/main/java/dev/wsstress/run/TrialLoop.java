package dev.wsstress.run;

import dev.wsstress.api.SubjectSpec;
import dev.wsstress.model.ResultLine;
import dev.wsstress.model.TrialResult;
import dev.wsstress.plan.EnvironmentException;
import dev.wsstress.plan.RunPlan;
import dev.wsstress.results.ResultWriter;
import dev.wsstress.subject.SubjectCatalog;
import dev.wsstress.trial.Preflight;
import dev.wsstress.trial.StopSignal;
import dev.wsstress.trial.Time;
import dev.wsstress.trial.Trial;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs the trials of a plan and keeps their results. For one thread; one run each. */
final class TrialLoop {
  private final RunPlan plan;
  private final RunRequest request;
  private final List<SubjectSpec> subjects;
  private final Path directory;
  private final RunListener listener;
  private final StopSignal stop;
  private final @Nullable AudioFiles audio;

  private TrialLoop(
      RunPlan plan,
      RunRequest request,
      List<SubjectSpec> subjects,
      RunListener listener,
      StopSignal stop) {
    this.plan = plan;
    this.request = request;
    this.subjects = subjects;
    this.listener = listener;
    this.stop = stop;
    this.audio = request.wav() == null ? null : AudioFiles.of(plan, request.wav());
    this.directory = RunDirectory.make(request.parent(), LocalDateTime.now(ZoneId.systemDefault()));
  }

  /**
   * Prepares a run and makes its directory.
   *
   * @throws dev.wsstress.api.PlanException if a subject is unknown, or the plan is too short for
   *     trials that share its duration
   * @throws EnvironmentException if the directory cannot be made, or this process may not open so
   *     many sessions
   */
  static TrialLoop prepare(
      RunPlan plan, RunRequest request, RunListener listener, StopSignal stop) {
    Preflight.require(plan);
    if (request.sharing()) {
      TimeShares.requireTime(plan);
    }
    SubjectCatalog catalog = SubjectCatalog.load();
    List<SubjectSpec> subjects = plan.matrix().subjects().stream().map(catalog::byName).toList();
    return new TrialLoop(plan, request, subjects, listener, stop);
  }

  /**
   * Runs every trial, or as many as there was time for before a stop.
   *
   * @return where the results are kept
   * @throws EnvironmentException if results could not be kept
   */
  Path run() {
    listener.runStarted(plan, request.sharing(), directory);
    try (ResultWriter writer = startWriter()) {
      ResultKeeper keeper = new ResultKeeper(writer, stop);
      WitnessKeeper witnesses =
          new WitnessKeeper(directory, writer.started(), keeper, request.repeat());
      trials(keeper, witnesses);
      keeper.keep(new ResultLine.RunFinished(stop.isStopped(), now()));
      keeper.requireKept();
      return directory;
    } catch (IOException e) {
      throw new EnvironmentException(
          String.valueOf(e.getMessage()), "choose another directory for the results", e);
    }
  }

  private void trials(ResultKeeper keeper, WitnessKeeper witnesses) {
    Controls controls = new Controls();
    TrialSchedule schedule =
        request.sharing()
            ? new TimeShares(plan, subjects, Time.SYSTEM)
            : new RoundRobin(plan, subjects, Time.SYSTEM);
    int last = 0;
    try (Sides sides = new Sides(directory, audio)) {
      TrialRecorder recorder = new TrialRecorder(keeper, witnesses, listener, sides, stop);
      for (Trial next = schedule.next();
          next != null && !stop.isStopped();
          next = schedule.next()) {
        TrialResult result = recorder.run(next, schedule.total());
        last = next.number();
        controls.ended(next, result);
        schedule.ended(next, result);
      }
      if (plan.instruments().controls()) {
        controls(controls.trials(last), recorder);
      }
    }
  }

  private void controls(List<Trial> controls, TrialRecorder recorder) {
    for (Trial control : controls) {
      if (!stop.isStopped()) {
        TrialResult unused = recorder.run(control, controls.get(controls.size() - 1).number());
      }
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
}
