package dev.wsstress.run;

import dev.wsstress.plan.Budget;
import dev.wsstress.plan.RunPlan;
import dev.wsstress.plan.TlsProfile;
import dev.wsstress.reports.result.TrialResult;
import dev.wsstress.subject.SubjectSpec;
import dev.wsstress.tls.TestAuthority;
import dev.wsstress.trial.Trial;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Rounds of everything, so that a machine's bad minute does not fall upon one subject. */
final class Rounds implements Turns {
  private final RunPlan plan;
  private final Queue<Trial> waiting = new ArrayDeque<>();
  private final long startNanos = System.nanoTime();

  Rounds(RunPlan plan, List<SubjectSpec> subjects) {
    this.plan = plan;
    TestAuthority authority = TestAuthority.create();
    for (int round = 0; round < plan.budget().trials(); round++) {
      for (TlsProfile tls : plan.tls()) {
        for (SubjectSpec subject : subjects) {
          waiting.add(new Trial(waiting.size() + 1, subject.under(plan), tls, subject, authority));
        }
      }
    }
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
            || System.nanoTime() - startNanos > plan.budget().duration().toNanos());
  }

  @Override
  public int of() {
    return plan.trials();
  }
}
