package dev.wsstress.cli;

import dev.wsstress.plan.RunPlan;
import java.util.Locale;

/** The first line of a run: what is about to happen, and the seed to repeat it. */
final class Headline {
  private Headline() {}

  static String of(RunPlan plan) {
    return String.format(
        Locale.ROOT,
        "%d session%s, TLS %s by %s, %s of %s bytes, %d actors x %d in flight, %s s a trial, seed %d",
        plan.sessions(),
        plan.sessions() == 1 ? "" : "s",
        plan.tls().version().id(),
        plan.tls().provider().id(),
        plan.workload().id(),
        plan.sizes(),
        plan.actors(),
        plan.inFlight(),
        plan.duration().toMillis() / 1000.0,
        plan.seed());
  }
}
