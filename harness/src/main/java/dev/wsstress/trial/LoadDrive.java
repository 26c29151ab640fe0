package dev.wsstress.trial;

import dev.wsstress.load.Conversation;
import dev.wsstress.load.LatencyLog;
import dev.wsstress.load.LoadGenerator;
import dev.wsstress.plan.Budget;
import dev.wsstress.plan.Measurement;
import dev.wsstress.plan.RunPlan;
import dev.wsstress.reports.result.TrialResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Lets a load run as long as its plan wants, looks after it meanwhile, and lets it come to rest.
 * For one thread.
 */
final class LoadDrive {
  private static final Duration TICK = Duration.ofMillis(50);
  private static final Duration AFTERMATH = Duration.ofMillis(300);
  private static final Duration LONGEST_AFTERMATH = Duration.ofMillis(1_200);

  /** Failed sessions that outvote one whose evidence is thin. */
  private static final int WITNESSES = 3;

  private static final Duration HURRY = Duration.ofSeconds(3);

  private final Trial trial;
  private final RunPlan plan;
  private final LoadGenerator load;
  private final TrialListener listener;
  private final StopSignal stop;
  private final HiccupRecorder hiccups;
  private final long startNanos;

  /** When the first failure was noticed, or 0. */
  private long firstFailureNanos;

  /** When it was noticed that enough sessions have failed, or 0. */
  private long enoughNanos;

  /**
   * Prepares it.
   *
   * @param load whose sessions are open
   * @param startNanos {@link System#nanoTime()} from which observations count
   */
  LoadDrive(
      Trial trial,
      LoadGenerator load,
      TrialListener listener,
      StopSignal stop,
      HiccupRecorder hiccups,
      long startNanos) {
    this.trial = trial;
    this.plan = trial.plan();
    this.load = load;
    this.listener = listener;
    this.stop = stop;
    this.hiccups = hiccups;
    this.startNanos = startNanos;
  }

  /** Starts it and lets it run. */
  TrialResult.End plain() {
    load.start();
    return drive(plan.budget().duration(), TrialListener.RUNNING, () -> {});
  }

  /**
   * Warms up, and then reads the meters at both ends of the plan's time.
   *
   * @param log where the round trips are kept, or null for nowhere
   */
  TrialResult.End measured(LoadMeter meter, @Nullable Path log) {
    Measurement measurement = Objects.requireNonNull(plan.apparatus().measurement());
    Ramp ramp = new Ramp(load, plan, measurement.ramp());
    drive(measurement.ramp().plus(measurement.warmup()), "warming up", ramp::look);
    ramp.finish();
    meter.begin();
    try (LatencyLog open = log == null ? null : latencyLog(log)) {
      Runnable look = open == null ? () -> {} : open::look;
      return drive(plan.budget().duration(), TrialListener.RUNNING, look);
    } finally {
      meter.end();
    }
  }

  private LatencyLog latencyLog(Path file) {
    return new LatencyLog(file, load.latency(), trial.subject().description().name());
  }

  /** Until the time is over, every session has ended, or a stop is wished. */
  private TrialResult.End drive(Duration time, String phase, Runnable besides) {
    StallWatch watch = watch(trial.subject().stallLimit());
    long deadline = System.nanoTime() + time.toNanos();
    report(phase);
    while (System.nanoTime() < deadline && !isEnough()) {
      if (stop.await(TICK)) {
        return TrialResult.End.INTERRUPTED;
      }
      watch.look(sinceStart());
      besides.run();
      report(phase);
    }
    return TrialResult.End.COMPLETED;
  }

  /** Lets echoes under way come back, then closes what is whole. */
  void settle() {
    List<Conversation> all = load.conversations();
    Duration limit = isInAHurry() ? HURRY : trial.subject().stallLimit();
    StallWatch watch = watch(limit);
    while (all.stream().anyMatch(c -> !c.isBroken() && c.inFlight() > 0)) {
      pause();
      watch.look(sinceStart());
    }
    all.forEach(Conversation::close);
    long deadline = System.nanoTime() + limit.toNanos();
    while (all.stream().anyMatch(LoadDrive::isClosing) && System.nanoTime() < deadline) {
      pause();
    }
    all.stream().filter(LoadDrive::isClosing).forEach(c -> stalled(c, limit));
  }

  /**
   * Somebody who pressed Ctrl-C waits for a report. And who wants the first failure has it:
   * sessions that it left without an answer need not be waited for.
   */
  private boolean isInAHurry() {
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

  private StallWatch watch(Duration limit) {
    return new StallWatch(load.conversations(), limit, hiccups, startNanos);
  }

  private static void pause() {
    LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
  }

  /**
   * Whether the plan's budget is used up, apart from time. Where the question is whether the JVM
   * dies, a session that breaks before is no answer.
   */
  private boolean isEnough() {
    Budget budget = plan.budget();
    if (budget.messages() > 0 && verified() >= budget.messages()) {
      return true;
    }
    boolean all = budget.until() == Budget.Until.ALL_FAILED || trial.subject().needsOwnJvm();
    return all
        ? load.conversations().stream().allMatch(c -> c.isBroken() || c.isClosed())
        : isLongSinceFirstFailure();
  }

  /**
   * What follows a failure within moments is evidence of it: the peer's answer, and other sessions,
   * for which it is worth to wait a little longer, since one session's evidence may be thin.
   */
  private boolean isLongSinceFirstFailure() {
    long broken = load.conversations().stream().filter(Conversation::isBroken).count();
    if (broken == 0) {
      return false;
    }
    long now = System.nanoTime();
    if (firstFailureNanos == 0) {
      firstFailureNanos = now;
    }
    if (enoughNanos == 0 && broken >= Math.min(WITNESSES, load.conversations().size())) {
      enoughNanos = now;
    }
    return enoughNanos != 0
        ? now - enoughNanos > AFTERMATH.toNanos()
        : now - firstFailureNanos > LONGEST_AFTERMATH.toNanos();
  }

  private long verified() {
    return load.conversations().stream().mapToLong(Conversation::verified).sum();
  }

  private void report(String phase) {
    long broken = load.conversations().stream().filter(Conversation::isBroken).count();
    listener.progressed(phase, verified(), (int) broken);
  }

  private long sinceStart() {
    return System.nanoTime() - startNanos;
  }
}
