package dev.wsstress.trial;

import dev.wsstress.api.Requirements;
import dev.wsstress.api.SubjectSpec;
import dev.wsstress.model.Control;
import dev.wsstress.model.ResultLine;
import dev.wsstress.model.SubjectDescription;
import dev.wsstress.plan.Target;
import dev.wsstress.plan.TlsProfile;
import dev.wsstress.plan.TrialPlan;
import org.jspecify.annotations.Nullable;

/**
 * A plan and the subject that it names.
 *
 * @param plan what to do
 * @param subject with whom
 */
public record Trial(TrialPlan plan, SubjectSpec subject) {
  /** Its number in the run, from 1. */
  public int number() {
    return plan.number();
  }

  /** The client's TLS. */
  public TlsProfile tls() {
    return plan.tls();
  }

  /** Who is tried. */
  public SubjectDescription description() {
    return subject.description();
  }

  /** What its subject needs. */
  public Requirements requirements() {
    return subject.requirements();
  }

  /** The line that begins it on disk. */
  public ResultLine.TrialStarted started() {
    return new ResultLine.TrialStarted(
        number(),
        description(),
        tls().provider().id(),
        tls().version().id(),
        plan.conditions().workload().id(),
        plan.load().seed(),
        plan.sessions().count());
  }

  /** Why it cannot run here, or null if it can. */
  public @Nullable String unavailable() {
    Requirements needs = requirements();
    if (plan.load().actors() < needs.sendingThreads()) {
      return "its connections belong to sending threads, at least "
          + needs.sendingThreads()
          + ": give it more sending threads";
    }
    int sessions = needs.sessionsUnder(plan.conditions().workload());
    if (plan.sessions().count() < sessions) {
      return "it takes "
          + sessions
          + " sessions to show it under "
          + plan.conditions().workload().id()
          + ": give it more sessions";
    }
    boolean plain = description().control() == Control.PLAIN_WS;
    return plain && plan.target() instanceof Target.Remote
        ? "the target is reached over TLS only"
        : needs.unavailable();
  }
}
