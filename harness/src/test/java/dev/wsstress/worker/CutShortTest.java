package dev.wsstress.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.plan.Budget;
import dev.wsstress.plan.Defaults;
import dev.wsstress.plan.Dispatch;
import dev.wsstress.plan.RunPlan;
import dev.wsstress.plan.Target;
import dev.wsstress.plan.Wishes;
import dev.wsstress.reports.result.Observation;
import dev.wsstress.reports.result.Outcome;
import dev.wsstress.reports.result.Side;
import dev.wsstress.reports.result.TrialResult;
import dev.wsstress.reports.result.TrialResult.End;
import dev.wsstress.reports.result.Witness;
import dev.wsstress.subject.SubjectCatalog;
import dev.wsstress.tls.TestAuthority;
import dev.wsstress.trial.Trial;
import dev.wsstress.trial.TrialListener;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each session is counted once, however often it is spoken of. */
class CutShortTest {
  private static final int SESSIONS = 2;

  private final TrialRecord record = new TrialRecord(new Deaf());
  private final CutShort cutShort = new CutShort(trial(), record);

  private static final class Deaf implements TrialListener {
    @Override
    public void observed(Observation observation) {}

    @Override
    public void witnessed(Witness witness) {}

    @Override
    public void progressed(String phase, long messages, int broken) {}
  }

  private static Trial trial() {
    RunPlan plan =
        new RunPlan(
            List.of("mutex"),
            SESSIONS,
            Budget.of(Duration.ofSeconds(1)),
            List.of(Defaults.TLS),
            Wishes.NONE,
            Defaults.ACTORS,
            Defaults.UNPACED,
            Dispatch.INLINE,
            42,
            new Target.Embedded(0));
    return new Trial(
        1, plan, Defaults.TLS, SubjectCatalog.load().byName("mutex"), TestAuthority.create());
  }

  private void failed(int session) {
    record.observed(new Observation.Thrown(session, 5, Side.CLIENT, "java.io.IOException", ""));
  }

  private TrialResult crashed() {
    record.accept(new WorkerLine.Progress(1, 100, 0, TrialListener.RUNNING));
    return cutShort.result(
        new Observation.VmCrash(cutShort.session(), 9, 134, "SIGABRT", "", "", ""), End.COMPLETED);
  }

  @Test
  void shouldEndEverySessionWithTheJvm() {
    assertThat(crashed().outcomes()).isEqualTo(Map.of(Outcome.VM_CRASH, SESSIONS));
  }

  @Test
  void shouldLeaveToASessionWhatItFailedByBefore() {
    failed(0);
    assertThat(crashed().outcomes()).isEqualTo(Map.of(Outcome.EXCEPTION, 1, Outcome.VM_CRASH, 1));
  }

  @Test
  void shouldNotCountMoreSessionsThanThereAre() {
    failed(0);
    failed(1);
    TrialResult result = crashed();
    assertThat(result.outcomes()).isEqualTo(Map.of(Outcome.EXCEPTION, 1, Outcome.VM_CRASH, 1));
    assertThat(result.sessionsBroken()).isEqualTo(SESSIONS);
  }
}
