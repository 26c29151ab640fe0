package dev.wsstress.trial;

import dev.wsstress.plan.Conditions;
import dev.wsstress.plan.RunPlan;
import dev.wsstress.plan.Target;
import dev.wsstress.plan.TlsProfile;
import dev.wsstress.reports.result.Control;
import dev.wsstress.subject.SubjectSpec;
import dev.wsstress.tls.TestAuthority;
import org.jspecify.annotations.Nullable;

/**
 * One subject under one workload.
 *
 * @param number from 1
 * @param plan what to do
 * @param tls the client's TLS
 * @param subject with whom
 * @param authority whose certificates the embedded server shows
 */
public record Trial(
    int number, RunPlan plan, TlsProfile tls, SubjectSpec subject, TestAuthority authority) {
  /** What it is run under: as asked for, and as its subject needs where nothing is. */
  public Conditions conditions() {
    return plan.wishes().over(subject.conditions());
  }

  /** Why it cannot run here, or null if it can. */
  public @Nullable String unavailable() {
    if (plan.actors() == 0 && subject.needsActors()) {
      return "its connections belong to sending threads: give it some with --actors";
    }
    int needed = subject.needsSessions(conditions().workload());
    if (plan.sessions() < needed) {
      return "it takes "
          + needed
          + " sessions to show it under "
          + conditions().workload().id()
          + ": give it some more with --sessions";
    }
    boolean plain = subject.description().control() == Control.PLAIN_WS;
    return plain && plan.target() instanceof Target.Remote
        ? "the target is reached over TLS only"
        : subject.unavailable(tls);
  }
}
