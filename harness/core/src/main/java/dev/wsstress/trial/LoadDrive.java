package dev.wsstress.trial;

import dev.wsstress.api.Requirements;
import dev.wsstress.load.Conversation;
import dev.wsstress.load.LatencyLog;
import dev.wsstress.load.LoadGenerator;
import dev.wsstress.model.TrialResult;
import dev.wsstress.plan.Budget;
import dev.wsstress.plan.MeasuredLoad;
import dev.wsstress.plan.TrialPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Lets a load run as long as its plan wants, looks after it meanwhile, and lets it come to rest.
 * For one thread.
 */
final class LoadDrive {
  private static final Duration TICK = Duration.ofMillis(50);
  private static final Duration PAUSE = Duration.ofMillis(2);
  private static final Duration AFTERMATH = Duration.ofMillis(300);
  private static final Duration LONGEST_AFTERMATH = Duration.ofMillis(1_200);

  /** Failed sessions that outvote one whose evidence is thin. */
  private static final int WITNESSES = 3;

  private static final Duration HURRY = Duration.ofSeconds(3);

  /** For a subject to end what it holds. */
  private static final Duration CLOSE = Duration.ofSeconds(5);

  private final TrialPlan plan;
  private final Requirements needs;
  private final LoadGenerator load;
  private final Surroundings around;
  private final long startNanos;

  /** When the first failure was noticed, or 0. */
  private long firstFailureNanos;

  /** When it was noticed that enough sessions have failed, or 0. */
  private long enoughNanos;

  /**
   * What a load is driven beside.
   *
   * @param listener learns how it goes
   * @param stop ends it early
   * @param hiccups tells a silent session from a machine that froze
   * @param threads those of the subject
   * @param time what waits
   */
  record Surroundings(
      TrialListener listener,
      StopSignal stop,
      HiccupRecorder hiccups,
      SubjectThreads threads,
      Time time) {}

  /**
   * Prepares it.
   *
   * @param needs what the subject needs
   * @param load whose sessions are open
   * @param startNanos {@link System#nanoTime()} from which observations count
   */
  LoadDrive(
      TrialPlan plan,
      Requirements needs,
      LoadGenerator load,
      Surroundings around,
      long startNanos) {
    this.plan = plan;
    this.needs = needs;
    this.load = load;
    this.around = around;
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
    MeasuredLoad measurement = Objects.requireNonNull(plan.instruments().measured());
    Ramp ramp = new Ramp(load, plan, measurement.ramp(), around.time);
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
    return new LatencyLog(file, load.latency(), plan.subject());
  }

  /** Until the time is over, every session has ended, or it is stopped. */
  private TrialResult.End drive(Duration time, String phase, Runnable besides) {
    StallWatch watch = watch(needs.stallLimit(), LoadDrive::isUnderWay);
    long deadline = around.time.nanos() + time.toNanos();
    report(phase);
    while (around.time.nanos() < deadline && !isEnough()) {
      if (around.time.await(around.stop, TICK)) {
        return TrialResult.End.INTERRUPTED;
      }
      watch.look(sinceStart());
      besides.run();
      report(phase);
    }
    return TrialResult.End.COMPLETED;
  }

  /** How long {@link #settle} and the end of the subject take at most. */
  static Duration longestEnd(Duration stallLimit) {
    return longestEnd(Requirements.STALL_LIMIT, stallLimit);
  }

  /** The same from a stop on, whenever that comes. */
  static Duration longestEndAfterStop() {
    return longestEnd(HURRY, HURRY);
  }

  /** Echoes come back, and then sessions close: each while the server may send unasked. */
  private static Duration longestEnd(Duration sends, Duration stall) {
    return sends.plus(stall.multipliedBy(2L * StallWatch.WITHOUT_ECHO)).plus(CLOSE);
  }

  /** Stops sending, lets echoes under way come back, then closes what is whole. */
  void settle() {
    stopSending();
    List<Conversation> all = load.conversations();
    awaitAll(LoadDrive::isUnderWay);
    all.forEach(Conversation::close);
    awaitAll(LoadDrive::isClosing);
  }

  /**
   * When it returns, no actor is in the middle of a send; one that hangs in it shows as a stall.
   */
  private void stopSending() {
    load.stopSending();
    long start = around.time.nanos();
    while (load.isSending() && around.time.nanos() - start < sendLimit().toNanos()) {
      around.time.pause(PAUSE);
    }
  }

  private Duration sendLimit() {
    return around.stop.isStopped() ? HURRY : Requirements.STALL_LIMIT;
  }

  /** Waits for the sessions that still wait, and breaks those in which nothing moves. */
  private void awaitAll(Predicate<Conversation> waits) {
    boolean stopped = around.stop.isStopped();
    StallWatch watch = watch(isInAHurry() ? HURRY : needs.stallLimit(), waits);
    while (load.conversations().stream().anyMatch(waits)) {
      if (!stopped && around.stop.isStopped()) {
        stopped = true;
        watch = watch(HURRY, waits);
      }
      around.time.pause(PAUSE);
      watch.look(sinceStart());
    }
  }

  /**
   * After Ctrl-C a person waits for a report. And once the first failure is there, a plan that ends
   * with it need not wait for sessions that it left without an answer.
   */
  private boolean isInAHurry() {
    boolean first = plan.budget().until() != Budget.Until.ALL_FAILED;
    return around.stop.isStopped()
        || (first && load.conversations().stream().anyMatch(Conversation::isBroken));
  }

  private static boolean isUnderWay(Conversation conversation) {
    return !conversation.isBroken() && conversation.inFlight() > 0;
  }

  private static boolean isClosing(Conversation conversation) {
    return conversation.session() != null && !conversation.isBroken() && !conversation.isClosed();
  }

  private StallWatch watch(Duration limit, Predicate<Conversation> waits) {
    return new StallWatch(
        load.conversations(), limit, waits, this::stallReport, around.hiccups, startNanos);
  }

  private StallReport stallReport() {
    return new StallReport(around.hiccups, load.conversations(), around.threads, startNanos);
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
    boolean all = budget.until() == Budget.Until.ALL_FAILED || needs.ownJvm();
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
    long now = around.time.nanos();
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
    around.listener.progressed(phase, verified(), (int) broken);
  }

  private long sinceStart() {
    return around.time.nanos() - startNanos;
  }
}
