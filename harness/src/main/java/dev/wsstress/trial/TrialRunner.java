package dev.wsstress.trial;

import dev.wsstress.load.Conversation;
import dev.wsstress.load.LatencyLog;
import dev.wsstress.load.LoadGenerator;
import dev.wsstress.load.ReceivedAudio;
import dev.wsstress.plan.Budget;
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
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Runs one trial in this JVM: server, sessions, load, and then, when all is quiet, evidence.
 *
 * <p>A trial ends when its time is over, when every session has failed or was ended by a
 * provocation, when somebody wishes it, or when the environment fails. However it ends, it has a
 * result. Not threadsafe: one trial each.
 */
public final class TrialRunner {
  private static final Duration TICK = Duration.ofMillis(50);
  private static final Duration AFTERMATH = Duration.ofMillis(300);
  private static final Duration HURRY = Duration.ofSeconds(3);

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

  /** When the first failure was noticed, or 0. */
  private long firstFailureNanos;

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
        Descriptors.require(plan);
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
            plan.apparatus().pcap());
    try (Subject subject = trial.subject().create(context)) {
      open(subject, load, target);
      loadStartNanos = System.nanoTime();
      if (meter == null) {
        load.start();
        drive(load, plan.budget().duration(), TrialListener.RUNNING, () -> {});
      } else {
        driveMeasured(load, meter);
      }
      summary.stopClock(sinceStart());
      load.hush();
      settle(load);
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

  private void driveMeasured(LoadGenerator load, LoadMeter measured) {
    Measurement measurement = Objects.requireNonNull(plan.apparatus().measurement());
    Ramp ramp = new Ramp(load, plan, measurement.ramp());
    drive(load, measurement.ramp().plus(measurement.warmup()), "warming up", ramp::look);
    ramp.finish();
    measured.begin();
    try (LatencyLog log = hlog == null ? null : latencyLog(load, hlog)) {
      Runnable look = log == null ? () -> {} : log::look;
      drive(load, plan.budget().duration(), TrialListener.RUNNING, look);
    } finally {
      measured.end();
    }
  }

  private LatencyLog latencyLog(LoadGenerator load, Path file) {
    return new LatencyLog(file, load.latency(), trial.subject().description().name());
  }

  /** Until the time is over, every session has ended, or a stop is wished. */
  private void drive(LoadGenerator load, Duration time, String phase, Runnable besides) {
    StallWatch watch = watch(load, trial.subject().stallLimit());
    long deadline = System.nanoTime() + time.toNanos();
    report(phase, load);
    while (System.nanoTime() < deadline && !isEnough(load)) {
      if (stop.await(TICK)) {
        end = TrialResult.End.INTERRUPTED;
        return;
      }
      watch.look(sinceStart());
      besides.run();
      report(phase, load);
    }
  }

  /** Lets echoes under way come back, then closes what is whole. */
  private void settle(LoadGenerator load) {
    List<Conversation> all = load.conversations();
    Duration limit = isInAHurry(load) ? HURRY : trial.subject().stallLimit();
    StallWatch watch = watch(load, limit);
    while (all.stream().anyMatch(c -> !c.isBroken() && c.inFlight() > 0)) {
      pause();
      watch.look(sinceStart());
    }
    all.forEach(Conversation::close);
    long deadline = System.nanoTime() + limit.toNanos();
    while (all.stream().anyMatch(TrialRunner::isClosing) && System.nanoTime() < deadline) {
      pause();
    }
    all.stream().filter(TrialRunner::isClosing).forEach(c -> stalled(c, limit));
  }

  /**
   * Somebody who pressed Ctrl-C waits for a report. And who wants the first failure has it:
   * sessions that it left without an answer need not be waited for.
   */
  private boolean isInAHurry(LoadGenerator load) {
    boolean first = plan.budget().until() != Budget.Until.ALL_FAILED;
    return stop.isStopped()
        || (first && load.conversations().stream().anyMatch(Conversation::isBroken));
  }

  private static boolean isClosing(Conversation conversation) {
    return conversation.open() != null && !conversation.isBroken() && !conversation.isClosed();
  }

  private void stalled(Conversation conversation, Duration limit) {
    // The first of many sessions that do not close shows all that there is to see.
    StallReport report = new StallReport(hiccups, startNanos);
    conversation.breakWith(
        report.of(conversation, sinceStart(), 0, limit.toNanos() + 1, limit.toNanos()));
  }

  private StallWatch watch(LoadGenerator load, Duration limit) {
    return new StallWatch(load.conversations(), limit, hiccups, startNanos);
  }

  private static void pause() {
    java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
  }

  /**
   * Whether the plan's budget is used up, apart from time. Where the question is whether the JVM
   * dies, a session that breaks before is no answer.
   */
  private boolean isEnough(LoadGenerator load) {
    Budget budget = plan.budget();
    if (budget.messages() > 0 && verified(load) >= budget.messages()) {
      return true;
    }
    boolean all = budget.until() == Budget.Until.ALL_FAILED || trial.subject().needsOwnJvm();
    return all
        ? load.conversations().stream().allMatch(c -> c.isBroken() || c.isClosed())
        : isLongSinceFirstFailure(load);
  }

  /**
   * What follows a failure within moments is evidence of it: the peer's answer, the next session.
   */
  private boolean isLongSinceFirstFailure(LoadGenerator load) {
    if (firstFailureNanos == 0 && load.conversations().stream().anyMatch(Conversation::isBroken)) {
      firstFailureNanos = System.nanoTime();
    }
    return firstFailureNanos != 0 && System.nanoTime() - firstFailureNanos > AFTERMATH.toNanos();
  }

  private static long verified(LoadGenerator load) {
    return load.conversations().stream().mapToLong(Conversation::verified).sum();
  }

  private void report(String phase, LoadGenerator load) {
    long broken = load.conversations().stream().filter(Conversation::isBroken).count();
    listener.progressed(phase, verified(load), (int) broken);
  }

  private long sinceStart() {
    return System.nanoTime() - startNanos;
  }
}
