package dev.wsstress.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.api.SubjectSpec;
import dev.wsstress.model.Observation;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.RuntimeObservation;
import dev.wsstress.model.Side;
import dev.wsstress.model.TrialResult;
import dev.wsstress.model.TrialResult.End;
import dev.wsstress.plan.Defaults;
import dev.wsstress.plan.RunPlan;
import dev.wsstress.plan.TrialKey;
import dev.wsstress.plan.TrialPlan;
import dev.wsstress.server.ServedConnection;
import dev.wsstress.subject.SubjectCatalog;
import dev.wsstress.trial.ServerReport;
import dev.wsstress.trial.Trial;
import dev.wsstress.trial.TrialJoin;
import dev.wsstress.trial.TrialListener;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InterruptedClientTest {
  private static final int SESSIONS = 2;

  private final Trial trial = trial();
  private final ClientTranscript transcript = new ClientTranscript(new Deaf());
  private final InterruptedClient interrupted =
      new InterruptedClient(trial.plan().sessions(), transcript);

  private static final class Deaf implements TrialListener {
    @Override
    public void observed(Observation observation) {}

    @Override
    public void progressed(String phase, long messages, int broken) {}
  }

  private static Trial trial() {
    SubjectSpec spec = SubjectCatalog.load().byName("mutex");
    TrialPlan plan =
        RunPlan.of("mutex")
            .sessions(SESSIONS)
            .build()
            .trial(new TrialKey(1, "mutex", Defaults.TLS), spec.conditions());
    return new Trial(plan, spec);
  }

  private void failed(int session) {
    transcript.observed(new Observation.Thrown(session, 5, Side.CLIENT, "java.io.IOException", ""));
  }

  private TrialResult crashed(ServerReport server) {
    transcript.accept(new ClientLine.Progress(1, 100, 0, TrialListener.RUNNING).text());
    Observation crash =
        new RuntimeObservation.VmCrash(interrupted.session(), 9, 134, "SIGABRT", "", "", "");
    return TrialJoin.join(trial, interrupted.report(crash, End.COMPLETED), server).result();
  }

  private TrialResult crashed() {
    return crashed(ServerReport.NONE);
  }

  @Test
  void shouldEndEverySessionWithTheJvm() {
    assertThat(crashed().outcomes()).isEqualTo(Map.of(Outcome.VM_CRASH, SESSIONS));
  }

  /** A server in a JVM that lives on sees every connection of a dead client end. */
  @Test
  void shouldNotTakeTheEndOfConnectionsForFailuresOfTheirOwn() {
    Observation ended = new Observation.Closed(1, 10, Side.SERVER, 1006, "");
    ServedConnection seen =
        new ServedConnection(1, true, null, "/127.0.0.1:1", null, List.of(ended));
    TrialResult result = crashed(new ServerReport(List.of(seen), List.of()));
    assertThat(result.outcomes()).isEqualTo(Map.of(Outcome.VM_CRASH, SESSIONS));
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
