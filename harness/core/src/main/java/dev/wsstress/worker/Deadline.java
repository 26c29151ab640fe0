package dev.wsstress.worker;

import dev.wsstress.api.Requirements;
import dev.wsstress.plan.Defaults;
import dev.wsstress.plan.MeasuredLoad;
import dev.wsstress.plan.TrialPlan;
import dev.wsstress.trial.LocalClient;
import dev.wsstress.trial.StopSignal;
import java.time.Duration;

/**
 * Until when a worker has to have ended: later than any trial that keeps its own limits, and sooner
 * once a stop is wished. For one thread.
 */
final class Deadline {
  /** A slow machine opens this many sessions in a second, and starts a JVM in so many seconds. */
  private static final int SESSIONS_A_SECOND = 10;

  private static final Duration JVM_START = Duration.ofSeconds(20);

  /** For the stop to get to the worker and its report to get back, on a slow machine. */
  private static final Duration WORDS = Duration.ofSeconds(10);

  private static final Duration AFTER_STOP = LocalClient.longestEndAfterStop().plus(WORDS);

  private final StopSignal stop;
  private final long startNanos = System.nanoTime();
  private Duration limit;
  private boolean stopped;

  Deadline(Duration limit, StopSignal stop) {
    this.limit = limit;
    this.stop = stop;
  }

  /**
   * How long a trial of such a plan may take at most.
   *
   * @param needs what its subject needs
   */
  static Duration of(TrialPlan plan, Requirements needs) {
    MeasuredLoad measurement = plan.instruments().measured();
    return JVM_START
        .plus(Defaults.CONNECT_LIMIT.multipliedBy(2))
        .plusSeconds(plan.sessions().count() / SESSIONS_A_SECOND)
        .plus(measurement == null ? Duration.ZERO : measurement.ramp().plus(measurement.warmup()))
        .plus(plan.budget().duration())
        .plus(LocalClient.longestEnd(needs))
        .plus(WORDS);
  }

  /** Takes note of a stop; true the first time that one is wished. */
  boolean stopIsNew() {
    if (stopped || !stop.isStopped()) {
      return false;
    }
    stopped = true;
    Duration soon = elapsed().plus(AFTER_STOP);
    limit = soon.compareTo(limit) < 0 ? soon : limit;
    return true;
  }

  boolean isOver() {
    return elapsed().compareTo(limit) > 0;
  }

  boolean isStopped() {
    return stopped;
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }

  long limitNanos() {
    return limit.toNanos();
  }
}
