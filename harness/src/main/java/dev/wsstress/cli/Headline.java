package dev.wsstress.cli;

import dev.wsstress.plan.Defaults;
import dev.wsstress.plan.RunPlan;
import dev.wsstress.plan.Wishes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The first line of a run: what is about to happen, and the seed to repeat it. */
final class Headline {
  private Headline() {}

  /**
   * The line.
   *
   * @param shared whether the trials share the duration of the plan
   */
  static String of(RunPlan plan, boolean shared) {
    return String.format(
        Locale.ROOT,
        "%d session%s, %s, %s, %d actor%s, %s s %s, seed %d",
        plan.sessions(),
        plan.sessions() == 1 ? "" : "s",
        plan.tls().size() == 1 ? plan.tls().get(0) : plan.tls().size() + " TLS profiles",
        conditions(plan.wishes()),
        plan.actors(),
        plan.actors() == 1 ? "" : "s",
        plan.budget().duration().toMillis() / 1000.0,
        shared ? "in all" : "a trial",
        plan.seed());
  }

  /** What was asked for; the rest is what each subject needs. */
  private static String conditions(Wishes wishes) {
    List<String> asked = new ArrayList<>();
    if (wishes.workload() != null) {
      asked.add(wishes.workload().id());
    }
    if (wishes.provocations() != null) {
      asked.add("provocations " + wishes.over(Defaults.CONDITIONS).provocationNames());
    }
    if (wishes.sizes() != null) {
      asked.add(wishes.sizes() + " bytes");
    }
    if (wishes.inFlight() != null) {
      asked.add(wishes.inFlight() + " in flight");
    }
    return asked.isEmpty() ? "each subject's own conditions" : String.join(", ", asked);
  }
}
