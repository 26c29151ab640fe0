package dev.wsstress.worker;

import dev.wsstress.api.PlanException;
import dev.wsstress.api.Requirements;
import dev.wsstress.model.Observation;
import dev.wsstress.model.RuntimeObservation;
import dev.wsstress.model.TrialResult.End;
import dev.wsstress.plan.Endpoint;
import dev.wsstress.plan.TrialOrder;
import dev.wsstress.plan.TrialPlan;
import dev.wsstress.trial.ClientReport;
import dev.wsstress.trial.ClientSide;
import dev.wsstress.trial.StopSignal;
import dev.wsstress.trial.TrialListener;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs a client side in a child JVM. However that JVM ends, there is a report: a crash or a hang is
 * the subject's failure, an end for lack of memory or by a signal from outside is the
 * environment's.
 *
 * <p>The child ends with this JVM: it watches its standard input. Not threadsafe: one trial each.
 */
public final class ClientProcess implements ClientSide {
  private static final Duration TICK = Duration.ofMillis(20);

  /** For the threads of a child that hangs to get into its log. */
  private static final Duration THREAD_DUMP = Duration.ofSeconds(2);

  private final Path directory;
  private final long startNanos;
  private final Requirements needs;
  private final @Nullable Duration limit;

  /**
   * Prepares it.
   *
   * @param directory where the child's log and, if it crashes, its error file go
   * @param needs what the subject needs
   * @param startNanos {@link System#nanoTime()} from which observations count
   */
  public ClientProcess(Path directory, Requirements needs, long startNanos) {
    this(directory, needs, startNanos, null);
  }

  ClientProcess(Path directory, Requirements needs, long startNanos, @Nullable Duration limit) {
    this.directory = directory;
    this.needs = needs;
    this.startNanos = startNanos;
    this.limit = limit;
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
  @Override
  public ClientReport run(
      TrialPlan plan, Endpoint server, TrialListener listener, StopSignal stop) {
    WorkerFiles files = WorkerFiles.of(directory, plan.number());
    ClientTranscript transcript = new ClientTranscript(listener);
    InterruptedClient interrupted = new InterruptedClient(plan.sessions(), transcript);
    Run run = new Run(files, transcript, interrupted);
    ChildJvm started;
    try {
      started =
          ChildJvm.start(command(files), Redirect.to(files.log().toFile()), transcript::accept);
    } catch (IOException e) {
      return environment(
          run,
          "no JVM could be started for the trial: " + e.getMessage(),
          "check " + ChildCommand.JAVA + " and the space on the disk");
    }
    try (ChildJvm child = started) {
      child.say(new TrialOrder(plan, server).write() + "\n");
      Deadline deadline = new Deadline(limit == null ? Deadline.of(plan, needs) : limit, stop);
      ClientReport report = conclude(child, deadline, run);
      files.tidy();
      return report;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stop.stop();
      return environment(run, "the wait for the trial's JVM was interrupted", "run it again");
    }
  }

  /** What is known of one child. */
  private record Run(
      WorkerFiles files, ClientTranscript transcript, InterruptedClient interrupted) {}

  private List<String> command(WorkerFiles files) {
    return ChildCommand.of(
        List.of(
            "-XX:ErrorFile=" + files.errorFile().toAbsolutePath(),
            "-XX:ErrorLogTimeout=3",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:+ExitOnOutOfMemoryError",
            // An exception without its frames is no evidence.
            "-XX:-OmitStackTraceInFastThrow",
            // Standard output is for results.
            "-XX:+DisplayVMOutputToStderr"),
        ClientMain.class,
        List.of(files.latencies().toAbsolutePath().toString(), Long.toString(startNanos)));
  }

  private ClientReport conclude(ChildJvm child, Deadline deadline, Run run)
      throws InterruptedException {
    while (!child.await(TICK)) {
      if (deadline.stopIsNew()) {
        child.say("stop\n");
      }
      if (deadline.isOver()) {
        return hung(child, deadline, run);
      }
    }
    return ended(child.exitCode(), run);
  }

  private ClientReport hung(ChildJvm child, Deadline deadline, Run run)
      throws InterruptedException {
    boolean asked = child.askForThreads();
    boolean unused = child.await(THREAD_DUMP);
    child.kill();
    int code = child.exitCode();
    ClientReport whole = run.transcript.report();
    if (whole != null) {
      return whole;
    }
    Observation hung =
        new RuntimeObservation.Hung(
            run.interrupted.session(),
            run.transcript.diedAtNanos(null, sinceStart()),
            deadline.limitNanos(),
            "exit code " + code + (asked ? ", its threads are in " + run.files.logName() : ""));
    return run.interrupted.report(hung, deadline.isStopped() ? End.INTERRUPTED : End.COMPLETED);
  }

  private ClientReport ended(int exitCode, Run run) {
    refuse(exitCode, run);
    ProcessExit exit =
        new ProcessExit(
            exitCode,
            run.files.crashReport(),
            run.files.errorFileName(),
            run.files.logName(),
            run.files.lastWords());
    ClientReport whole = run.transcript.report();
    if (whole != null && !exit.isCrash()) {
      return whole;
    }
    Observation seen =
        exit.observation(
            run.interrupted.session(),
            run.transcript.diedAtNanos(exit.report(), sinceStart()),
            run.transcript.isStarted(),
            run.transcript.functions());
    return run.interrupted.report(
        seen, seen instanceof RuntimeObservation.Environment ? End.ABORTED : End.COMPLETED);
  }

  private static void refuse(int exitCode, Run run) {
    String refusal = run.transcript.refusal();
    if (refusal != null) {
      throw new PlanException(refusal);
    }
    if (exitCode == ClientMain.DEFECT) {
      throw new IllegalStateException("the trial failed in its own JVM: see " + run.files.log());
    }
  }

  private ClientReport environment(Run run, String problem, String remedy) {
    Observation seen =
        new RuntimeObservation.Environment(
            run.interrupted.session(),
            run.transcript.diedAtNanos(null, sinceStart()),
            problem,
            remedy);
    return run.interrupted.report(seen, End.ABORTED);
  }

  private long sinceStart() {
    return System.nanoTime() - startNanos;
  }
}
