package dev.wsstress.trial;

import dev.wsstress.load.Conversation;
import dev.wsstress.load.LoadGenerator;
import dev.wsstress.load.ReceivedAudio;
import dev.wsstress.plan.Conditions;
import dev.wsstress.plan.EnvironmentException;
import dev.wsstress.plan.Measurement;
import dev.wsstress.plan.RunPlan;
import dev.wsstress.plan.Target;
import dev.wsstress.reports.result.LoadFigures;
import dev.wsstress.reports.result.Observation;
import dev.wsstress.reports.result.TrialResult;
import dev.wsstress.server.VerifyingServer;
import dev.wsstress.subject.Subject;
import dev.wsstress.subject.SubjectContext;
import dev.wsstress.tls.TapProxy;
import dev.wsstress.tls.TlsContexts;
import dev.wsstress.tls.WireCapture;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyStore;
import org.jspecify.annotations.Nullable;

/**
 * Runs one trial in this JVM: server, sessions, load, and then, when all is quiet, evidence.
 *
 * <p>A trial ends when its time is over, when every session has failed or was ended by a
 * provocation, when somebody wishes it, or when the environment fails. However it ends, it has a
 * result. Not threadsafe: one trial each.
 */
public final class TrialRunner {
  private final Trial trial;
  private final RunPlan plan;
  private final TrialListener listener;
  private final StopSignal stop;
  private final long startNanos = System.nanoTime();
  private final FaultLog faults;
  private final HiccupRecorder hiccups = HiccupRecorder.start();
  private @Nullable Path wav;
  private @Nullable Path hlog;
  private @Nullable LoadMeter meter;
  private final Connecting connecting = new Connecting();
  private int opened;

  private long loadStartNanos = startNanos;
  private TrialResult.End end = TrialResult.End.COMPLETED;

  /** Prepares a trial. */
  public TrialRunner(Trial trial, TrialListener listener, StopSignal stop) {
    this.trial = trial;
    this.plan = trial.plan();
    this.listener = listener;
    this.stop = stop;
    this.faults = new FaultLog(listener);
  }

  /** Has the audio that comes back on the first session with some written to a WAV file. */
  public TrialRunner keepingAudio(Path file) {
    wav = file;
    return this;
  }

  /** How the log of a trial's round trips is called in the directory of its run. */
  public static String latencyLog(int trial) {
    return "trial-" + trial + ".hlog";
  }

  /** Has its round trips kept as an HdrHistogram log, if the plan has it measured. */
  public TrialRunner keepingLatencies(Path file) {
    hlog = file;
    return this;
  }

  /** Runs it to its end. */
  public TrialResult run() {
    try (HiccupRecorder beside = hiccups;
        LoadGenerator load =
            new LoadGenerator(plan, trial.conditions(), startNanos, this::observed)) {
      Measurement measurement = plan.apparatus().measurement();
      meter = measurement == null ? null : new LoadMeter(plan, measurement, load);
      TrialSummary summary = new TrialSummary(trial, load, faults, listener, startNanos);
      try {
        runRecorded(load, summary);
      } catch (EnvironmentException e) {
        end = TrialResult.End.ABORTED;
        faults.add(
            new Observation.Environment(
                0, sinceStart(), e.problem(), e.remedy(), EnvironmentBlame.of(e)));
      }
      LoadFigures figures =
          meter == null ? null : meter.figures(connecting.nanos(), faults.kinds());
      return summary.result(end, opened, loadStartNanos - startNanos, beside.summary(), figures);
    }
  }

  private void observed(Observation seen) {
    faults.add(Exhaustion.named(seen));
  }

  private void runRecorded(LoadGenerator load, TrialSummary summary) {
    if (wav == null) {
      runWithServer(load, summary);
      return;
    }
    ReceivedAudio audio = new ReceivedAudio();
    load.record(audio);
    runWithServer(load, summary);
    try {
      audio.write(wav);
    } catch (IOException e) {
      throw new EnvironmentException(
          "cannot write " + wav + ": " + e.getMessage(), "choose another --wav", e);
    }
  }

  private void runWithServer(LoadGenerator load, TrialSummary summary) {
    if (plan.target() instanceof Target.Remote remote) {
      KeyStore trust = remote.trustedCa() == null ? null : TlsContexts.trust(remote.trustedCa());
      runSubject(load, summary, remote.uri(), trust, null);
    } else if (plan.target() instanceof Target.Embedded embedded) {
      try (VerifyingServer server =
              VerifyingServer.start(
                  embedded, trial.authority(), trial.conditions(), startNanos, this::observed);
          TapProxy proxy = proxy(server.uri())) {
        Peer peer = new Peer(server, proxy);
        runSubject(load, summary, peer.uri(), trial.authority().trustStore(), peer);
      }
    }
  }

  /** Records are all that it reads: without TLS there is nothing for it to see. */
  private @Nullable TapProxy proxy(URI server) {
    return plan.apparatus().tapProxy() && server.getScheme().equals("wss")
        ? TapProxy.before(new InetSocketAddress(server.getHost(), server.getPort()))
        : null;
  }

  private void runSubject(
      LoadGenerator load,
      TrialSummary summary,
      URI target,
      @Nullable KeyStore trust,
      @Nullable Peer peer) {
    Conditions conditions = trial.conditions();
    SubjectContext context =
        new SubjectContext(
            target,
            trial.tls(),
            trust,
            conditions,
            plan.dispatch(),
            plan.actors(),
            2 * plan.streams() * conditions.inFlight(),
            LoadGenerator.longestMessage(conditions),
            plan.apparatus().journal(),
            startNanos,
            plan.apparatus().pcap() ? WireCapture.share(plan.sessions()) : 0);
    try (Subject subject = trial.subject().create(context)) {
      open(subject, load, target);
      loadStartNanos = System.nanoTime();
      LoadDrive drive = new LoadDrive(trial, load, listener, stop, hiccups, startNanos);
      end = meter == null ? drive.plain() : drive.measured(meter, hlog);
      summary.stopClock(sinceStart());
      load.hush();
      drive.settle();
      ServerDeath.check(plan.target(), load.conversations(), faults, sinceStart());
    } finally {
      summary.gather(peer);
    }
  }

  private void open(Subject subject, LoadGenerator load, URI target) {
    if (meter != null) {
      meter.opening();
    }
    listener.progressed("opening " + plan.sessions() + " sessions", 0, 0);
    try {
      opened = connecting.open(subject, load.conversations(), stop);
    } catch (OpeningException e) {
      opened = e.opened();
      load.conversations().forEach(Conversation::abandon);
      throw OpeningProblem.explain(e.reason(), target);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stop.stop();
    }
    if (meter != null) {
      meter.opened(opened);
    }
  }

  private long sinceStart() {
    return System.nanoTime() - startNanos;
  }
}
