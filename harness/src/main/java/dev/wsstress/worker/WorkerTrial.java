package dev.wsstress.worker;

import dev.wsstress.plan.PlanException;
import dev.wsstress.reports.result.Observation;
import dev.wsstress.reports.result.TrialResult;
import dev.wsstress.reports.result.TrialResult.End;
import dev.wsstress.trial.StopSignal;
import dev.wsstress.trial.Trial;
import dev.wsstress.trial.TrialListener;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Runs one trial in a child JVM. However that JVM ends, the trial has a result: a crash or a hang
 * is the subject's failure, an end for lack of memory or by somebody's signal is the environment's.
 *
 * <p>The child ends with this JVM: it watches its standard input. Not threadsafe: one trial each.
 */
public final class WorkerTrial {
  private static final Duration TICK = Duration.ofMillis(20);

  /** For the threads of a worker that hangs to get into its log. */
  private static final Duration THREAD_DUMP = Duration.ofSeconds(2);

  private final Trial trial;
  private final WorkerFiles files;
  private final StopSignal stop;
  private final Duration limit;
  private final TrialRecord record;
  private final CutShort cutShort;

  /**
   * Prepares a trial.
   *
   * @param directory where the child's log and, if it crashes, its error file go
   * @param listener told of what the child tells, as it comes
   */
  public WorkerTrial(Trial trial, Path directory, TrialListener listener, StopSignal stop) {
    this(trial, directory, listener, stop, Deadline.of(trial.plan()));
  }

  WorkerTrial(
      Trial trial, Path directory, TrialListener listener, StopSignal stop, Duration limit) {
    this.trial = trial;
    this.files = WorkerFiles.of(directory, trial.number());
    this.stop = stop;
    this.limit = limit;
    this.record = new TrialRecord(listener);
    this.cutShort = new CutShort(trial, record);
  }

  /**
   * What a trial in a JVM of its own has left in a run's directory so far, besides results: its log
   * and the JVM's error file, where there is anything in them.
   */
  public static List<Path> filesLeft(Path directory, int trial) throws IOException {
    return WorkerFiles.of(directory, trial).left();
  }

  /**
   * Runs it to its end.
   *
   * @throws PlanException if the child finds that the plan cannot be run as asked
   * @throws IllegalStateException if the child found a defect of wsstress
   */
  public TrialResult run() {
    List<String> command = WorkerCommand.of(trial.number(), files);
    try (Worker worker = Worker.start(command, files, record::accept)) {
      worker.give(trial.plan().only(trial.subject().description().name(), trial.tls()));
      TrialResult result = conclude(worker);
      files.tidy();
      return result;
    } catch (IOException e) {
      return environment(
          "no JVM could be started for the trial: " + e.getMessage(),
          "check " + WorkerCommand.JAVA + " and the space on the disk");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stop.stop();
      return environment("the wait for the trial's JVM was interrupted", "run it again");
    }
  }

  private TrialResult conclude(Worker worker) throws IOException, InterruptedException {
    Deadline deadline = new Deadline(limit, stop);
    while (!worker.await(TICK)) {
      if (deadline.stopIsNew()) {
        worker.stop();
      }
      if (deadline.isOver()) {
        return hung(worker, deadline);
      }
    }
    return ended(worker.exitCode());
  }

  private TrialResult hung(Worker worker, Deadline deadline)
      throws IOException, InterruptedException {
    worker.askForThreads();
    boolean unused = worker.await(THREAD_DUMP);
    worker.kill();
    int code = worker.exitCode();
    TrialResult told = record.result();
    if (told != null) {
      return told;
    }
    Observation hung =
        new Observation.Hung(
            cutShort.session(),
            record.diedAtNanos(null),
            deadline.limitNanos(),
            "exit code " + code + ", its threads are in " + files.logName());
    return cutShort.result(hung, deadline.isStopped() ? End.INTERRUPTED : End.COMPLETED);
  }

  private TrialResult ended(int exitCode) throws IOException {
    refuse(exitCode);
    Death death =
        new Death(
            exitCode,
            files.crashReport(),
            files.errorFileName(),
            files.logName(),
            files.lastWords());
    TrialResult told = record.result();
    if (told != null && !death.isCrash()) {
      return told;
    }
    Observation seen =
        death.observation(
            cutShort.session(),
            record.diedAtNanos(death.report()),
            record.isStarted(),
            record.functions());
    return cutShort.result(
        seen, seen instanceof Observation.Environment ? End.ABORTED : End.COMPLETED);
  }

  private void refuse(int exitCode) {
    String refusal = record.refusal();
    if (refusal != null) {
      throw new PlanException(refusal);
    }
    if (exitCode == WorkerMain.DEFECT) {
      throw new IllegalStateException("the trial failed in its own JVM: see " + files.log());
    }
  }

  private TrialResult environment(String problem, String remedy) {
    Observation seen =
        new Observation.Environment(cutShort.session(), record.diedAtNanos(null), problem, remedy);
    return cutShort.result(seen, End.ABORTED);
  }
}
