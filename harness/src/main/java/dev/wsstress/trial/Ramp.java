package dev.wsstress.trial;

import dev.wsstress.load.LoadGenerator;
import dev.wsstress.plan.LoadModel;
import dev.wsstress.plan.RunPlan;
import java.time.Duration;

/** Lets the sessions of a load begin one after the other. For one thread. */
final class Ramp {
  private final LoadGenerator load;
  private final int sessions;
  private final long startNanos = System.nanoTime();
  private final double rampNanos;

  Ramp(LoadGenerator load, RunPlan plan, Duration ramp) {
    this.load = load;
    this.sessions = plan.sessions();
    // The messages of an open load are due by a clock that has the ramp in it.
    this.rampNanos = plan.load() instanceof LoadModel.Open ? 1 : Math.max(1, ramp.toNanos());
    look();
  }

  /** Lets as many begin as shall have begun by now. */
  void look() {
    double share = Math.min(1, (System.nanoTime() - startNanos) / rampNanos);
    load.startNext((int) Math.round(share * sessions));
  }

  /** Lets the rest begin. */
  void finish() {
    load.startNext(sessions);
  }
}
