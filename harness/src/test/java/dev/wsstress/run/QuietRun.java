package dev.wsstress.run;

import dev.wsstress.plan.Budget;
import dev.wsstress.plan.Defaults;
import dev.wsstress.plan.Dispatch;
import dev.wsstress.plan.RunPlan;
import dev.wsstress.plan.Target;
import dev.wsstress.plan.TlsProfile;
import dev.wsstress.plan.Wishes;
import dev.wsstress.reports.gate.GradedTrial;
import dev.wsstress.reports.gate.Grader;
import dev.wsstress.reports.result.ResultReader;
import dev.wsstress.reports.result.SubjectDescription;
import dev.wsstress.reports.result.TrialResult;
import dev.wsstress.trial.StopSignal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A whole run of one subject on four sessions, judged from the disk, that tells nobody how it goes.
 */
record QuietRun(Path out) {
  private static final int SESSIONS = 4;

  /** The last trial: the one that ended the run. */
  GradedTrial last(String subject, Budget budget, TlsProfile tls, Wishes wishes, Dispatch dispatch)
      throws IOException {
    RunPlan plan =
        new RunPlan(
            List.of(subject),
            SESSIONS,
            budget,
            List.of(tls),
            wishes,
            Defaults.ACTORS,
            Defaults.UNPACED,
            dispatch,
            42,
            new Target.Embedded(0));
    StressRun run = new StressRun(plan, out, new Silence(), new StopSignal());
    run.run();
    List<GradedTrial> trials = Grader.grade(ResultReader.read(run.directory())).trials();
    return trials.get(trials.size() - 1);
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
