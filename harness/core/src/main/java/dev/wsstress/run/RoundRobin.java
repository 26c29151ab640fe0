package dev.wsstress.run;

import dev.wsstress.api.SubjectSpec;
import dev.wsstress.model.TrialResult;
import dev.wsstress.plan.Budget;
import dev.wsstress.plan.RunPlan;
import dev.wsstress.plan.TlsProfile;
import dev.wsstress.plan.TrialKey;
import dev.wsstress.subject.ControlSpec;
import dev.wsstress.trial.Time;
import dev.wsstress.trial.Trial;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Rounds of everything, so that a machine's bad minute does not fall upon one subject. */
final class RoundRobin implements TrialSchedule {
  private final RunPlan plan;
  private final Queue<Trial> waiting = new ArrayDeque<>();
  private final Time time;
  private final long startNanos;

  RoundRobin(RunPlan plan, List<SubjectSpec> subjects, Time time) {
    this.plan = plan;
    this.time = time;
    this.startNanos = time.nanos();
    for (int round = 0; round < plan.matrix().trials(); round++) {
      for (TlsProfile tls : plan.matrix().tls()) {
        for (SubjectSpec subject : subjects) {
          waiting.add(trial(subject, new TrialKey(waiting.size() + 1, name(subject), tls)));
        }
      }
    }
  }

  private static String name(SubjectSpec subject) {
    return subject.description().name();
  }

  private Trial trial(SubjectSpec subject, TrialKey key) {
    return new Trial(ControlSpec.under(subject, plan.trial(key, subject.conditions())), subject);
  }

  @Override
  public @Nullable Trial next() {
    return waiting.poll();
  }

  @Override
  public void ended(Trial trial, TrialResult result) {
    if (isEnough(result)) {
      waiting.clear();
    }
  }

  /** Whether a run that waits for a hazard has seen it, or has waited long enough. */
  private boolean isEnough(TrialResult result) {
    return plan.budget().until() == Budget.Until.FIRED
        && (result.showsRequired()
            || time.nanos() - startNanos > plan.budget().duration().toNanos());
  }

  @Override
  public int total() {
    return plan.matrix().total();
  }
}
