package dev.wsstress.cli;

import dev.wsstress.api.Conditions;
import dev.wsstress.plan.ConditionOverrides;
import dev.wsstress.plan.RunPlan;
import dev.wsstress.plan.TlsProfile;
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
        plan.sessions().count(),
        plan.sessions().count() == 1 ? "" : "s",
        tls(plan.matrix().tls()),
        conditions(plan.overrides()),
        plan.load().actors(),
        plan.load().actors() == 1 ? "" : "s",
        plan.budget().duration().toMillis() / 1000.0,
        shared ? "in all" : "a trial",
        plan.load().seed());
  }

  private static String tls(List<TlsProfile> profiles) {
    return profiles.size() == 1 ? profiles.get(0).toString() : profiles.size() + " TLS profiles";
  }

  /** What was asked for; the rest is what each subject needs. */
  private static String conditions(ConditionOverrides overrides) {
    List<String> asked = new ArrayList<>();
    if (overrides.workload() != null) {
      asked.add(overrides.workload().id());
    }
    if (overrides.provocations() != null) {
      asked.add("provocations " + overrides.over(Conditions.DEFAULT).provocationNames());
    }
    if (overrides.sizes() != null) {
      asked.add(overrides.sizes() + " bytes");
    }
    if (overrides.inFlight() != null) {
      asked.add(overrides.inFlight() + " in flight");
    }
    return asked.isEmpty() ? "each subject's own conditions" : String.join(", ", asked);
  }
}
