package dev.wsstress.trial;

import dev.wsstress.api.PlanException;
import dev.wsstress.api.Requirements;
import dev.wsstress.api.Subject;
import dev.wsstress.api.SubjectSpec;
import dev.wsstress.load.Conversation;
import dev.wsstress.load.LoadGenerator;
import dev.wsstress.load.ReceivedAudio;
import dev.wsstress.model.Observation;
import dev.wsstress.model.RuntimeObservation;
import dev.wsstress.model.Side;
import dev.wsstress.model.TrialResult;
import dev.wsstress.plan.Endpoint;
import dev.wsstress.plan.EnvironmentException;
import dev.wsstress.plan.MeasuredLoad;
import dev.wsstress.plan.TrialPlan;
import dev.wsstress.subject.TrialContext;
import dev.wsstress.tls.ClientTaps;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Runs a client side in this JVM: sessions, load, and then, when all is quiet, evidence.
 *
 * <p>It ends when its time is over, when every session has failed or was ended by a provocation,
 * when it is stopped, or when the environment fails. However it ends, it has a report. NOT
 * threadsafe: one trial each.
 */
public final class LocalClient implements ClientSide {
  private final SubjectSpec spec;
  private final ClientFiles files;
  private final boolean alone;
  private final long startNanos;
  private final Time time = Time.SYSTEM;
  private final ClientTaps taps = new ClientTaps();
  private final SessionOpener opener = new SessionOpener(time);
  private final SubjectThreads threads = new SubjectThreads();
  private TrialResult.End end = TrialResult.End.COMPLETED;
  private long loadStartNanos;
  private long stoppedNanos;
  private @Nullable LoadMeter meter;

  /**
   * Prepares it.
   *
   * @param spec the subject that the plan names
   * @param files what it writes besides its report
   * @param alone whether there is no server in this JVM, so that the cost of the client can be
   *     measured
   * @param startNanos {@link System#nanoTime()} from which observations count
   */
  public LocalClient(SubjectSpec spec, ClientFiles files, boolean alone, long startNanos) {
    this.spec = spec;
    this.files = files;
    this.alone = alone;
    this.startNanos = startNanos;
    this.loadStartNanos = startNanos;
  }

  /** How long it takes at most from the end of the load to its report. */
  public static Duration longestEnd(Requirements needs) {
    return LoadDrive.longestEnd(needs.stallLimit());
  }

  /** How long it takes at most from a stop to its report. */
  public static Duration longestEndAfterStop() {
    return LoadDrive.longestEndAfterStop();
  }

  @Override
  public ClientReport run(
      TrialPlan plan, Endpoint server, TrialListener listener, StopSignal stop) {
    FaultLog faults = new FaultLog(listener::observed);
    try (HiccupRecorder hiccups = HiccupRecorder.start(time);
        LoadGenerator load =
            new LoadGenerator(plan, startNanos, seen -> faults.add(Exhaustion.named(seen)))) {
      MeasuredLoad measured = plan.instruments().measured();
      meter = measured == null ? null : new LoadMeter(alone, load, time);
      Sessions sessions = new Sessions(plan, load, faults, hiccups, listener, stop);
      try {
        recorded(sessions, server);
      } catch (EnvironmentException e) {
        end = TrialResult.End.ABORTED;
        faults.add(
            new RuntimeObservation.Environment(
                plan.sessions().first(),
                sinceStart(),
                e.problem(),
                e.remedy(),
                EnvironmentBlame.of(e)));
      }
      return report(sessions);
    }
  }

  /** What one run consists of. */
  private record Sessions(
      TrialPlan plan,
      LoadGenerator load,
      FaultLog faults,
      HiccupRecorder hiccups,
      TrialListener listener,
      StopSignal stop) {}

  private void recorded(Sessions run, Endpoint server) {
    Path wav = files.wav();
    if (wav == null) {
      drive(run, server);
      return;
    }
    ReceivedAudio audio = new ReceivedAudio();
    run.load.record(audio);
    drive(run, server);
    try {
      audio.write(wav);
    } catch (IOException e) {
      throw new EnvironmentException(
          "cannot write " + wav + ": " + e.getMessage(), "choose another file for the audio", e);
    }
  }

  private void drive(Sessions run, Endpoint server) {
    TrialPlan plan = run.plan;
    TrialContext context =
        new TrialContext(
            plan,
            server,
            LoadGenerator.longestMessage(plan.conditions()),
            startNanos,
            taps,
            threads);
    Subject subject = create(context, run);
    try {
      open(subject, run, server);
      loadStartNanos = time.nanos();
      LoadDrive drive =
          new LoadDrive(
              plan,
              spec.requirements(),
              run.load,
              new LoadDrive.Surroundings(run.listener, run.stop, run.hiccups, threads, time),
              startNanos);
      end = meter == null ? drive.plain() : drive.measured(meter, files.latencies());
      stoppedNanos = sinceStart();
      drive.settle();
    } finally {
      close(subject, run);
    }
  }

  /** Where there is no subject nothing was tried: like a session that cannot be opened. */
  private Subject create(TrialContext context, Sessions run) {
    try {
      return spec.create(context);
    } catch (PlanException | EnvironmentException said) {
      throw said;
    } catch (RuntimeException | LinkageError thrown) {
      run.load.conversations().forEach(Conversation::abandon);
      note(thrown, run);
      throw new EnvironmentException(
          "the subject " + spec.description().name() + " could not be made: " + thrown,
          "see where it was thrown; a library that it needs may be missing",
          thrown);
    }
  }

  private void close(Subject subject, Sessions run) {
    try {
      subject.close();
    } catch (RuntimeException thrown) {
      if (Thread.currentThread().isInterrupted()) {
        // Who is interrupted cannot wait for an end in order.
        return;
      }
      note(thrown, run);
    }
  }

  /** What belongs to no session is noted with the first. */
  private void note(Throwable thrown, Sessions run) {
    run.faults.add(
        Exhaustion.named(
            Observation.Thrown.of(run.plan.sessions().first(), sinceStart(), Side.CLIENT, thrown)));
  }

  private void open(Subject subject, Sessions run, Endpoint server) {
    if (meter != null) {
      meter.opening(run.plan.sessions().count());
    }
    run.listener.progressed("opening " + run.plan.sessions().count() + " sessions", 0, 0);
    try {
      opener.open(subject, run.load.conversations(), run.stop);
    } catch (OpeningException e) {
      run.load.conversations().forEach(Conversation::abandon);
      throw OpeningProblem.explain(e.reason(), server.base());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      run.stop.stop();
    }
    if (meter != null) {
      meter.opened(opener.opened());
    }
  }

  private ClientReport report(Sessions run) {
    long start = loadStartNanos - startNanos;
    long messages = run.load.conversations().stream().mapToLong(Conversation::verified).sum();
    long bytes = run.load.conversations().stream().mapToLong(Conversation::verifiedBytes).sum();
    return new ClientReport(
        end,
        new ClientReport.Opened(run.plan.sessions(), opener.opened()),
        new ClientReport.Traffic(messages, bytes, start, Math.max(start, stoppedNanos)),
        new EvidenceCollector(run.faults, this::sinceStart).of(run.load.conversations()),
        taps.connections(startNanos),
        new ClientReport.Times(run.load.latency().histogram(), run.hiccups.histogram()),
        meter == null ? null : meter.report(opener.nanos()));
  }

  private long sinceStart() {
    return time.nanos() - startNanos;
  }
}
