package dev.wsstress.trial;

import dev.wsstress.load.LoadGenerator;
import dev.wsstress.plan.LoadModel;
import dev.wsstress.plan.TrialPlan;
import java.time.Duration;

/** Lets the sessions of a load begin one after the other. For one thread. */
final class Ramp {
  private final LoadGenerator load;
  private final int sessions;
  private final Time time;
  private final long startNanos;
  private final double rampNanos;

  Ramp(LoadGenerator load, TrialPlan plan, Duration ramp, Time time) {
    this.load = load;
    this.time = time;
    this.startNanos = time.nanos();
    this.sessions = plan.sessions().count();
    // The messages of an open load are due by a clock that has the ramp in it.
    this.rampNanos =
        plan.load().model() instanceof LoadModel.Open ? 1 : Math.max(1, ramp.toNanos());
    look();
  }

  /** Lets as many begin as shall have begun by now. */
  void look() {
    double share = Math.min(1, (time.nanos() - startNanos) / rampNanos);
    load.startNext((int) Math.round(share * sessions));
  }

  /** Lets the rest begin. */
  void finish() {
    load.startNext(sessions);
  }
}
