package dev.wsstress.run;

import dev.wsstress.grading.GradedRun;
import dev.wsstress.grading.GradedTrial;
import dev.wsstress.model.SubjectDescription;
import dev.wsstress.model.TrialResult;
import dev.wsstress.plan.Budget;
import dev.wsstress.plan.ConditionOverrides;
import dev.wsstress.plan.Dispatch;
import dev.wsstress.plan.RunPlan;
import dev.wsstress.plan.RunPlanBuilder;
import dev.wsstress.plan.TlsProfile;
import dev.wsstress.trial.StopSignal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A whole run of one subject on four sessions, judged from the disk, without progress. */
record QuietRun(Path out) {
  /** A plan for one subject. */
  static RunPlanBuilder plan(String subject) {
    return RunPlan.of(subject).sessions(4).seed(42);
  }

  /** The last trial: the one that ended the run. */
  GradedTrial last(
      String subject,
      Budget budget,
      TlsProfile tls,
      ConditionOverrides overrides,
      Dispatch dispatch)
      throws IOException {
    int trials = budget.until() == Budget.Until.FIRED ? 30 : 1;
    List<GradedTrial> all =
        run(plan(subject)
                .budget(budget)
                .trials(trials)
                .tls(tls)
                .overrides(overrides)
                .dispatch(dispatch)
                .build())
            .trials();
    return all.get(all.size() - 1);
  }

  /** All trials of a plan. */
  GradedRun run(RunPlan plan) throws IOException {
    return Wsstress.run(plan, RunRequest.in(out), new Silence(), new StopSignal());
  }

  static final class Silence implements RunListener {
    @Override
    public void trialStarted(int number, int of, SubjectDescription subject, TlsProfile tls) {}

    @Override
    public void progressed(String phase, long messages, int broken) {}

    @Override
    public void trialFinished(TrialResult result) {}
  }
}
