package dev.wsstress.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wsstress.plan.Budget;
import dev.wsstress.plan.Conditions;
import dev.wsstress.plan.Defaults;
import dev.wsstress.plan.Dispatch;
import dev.wsstress.plan.RunPlan;
import dev.wsstress.plan.Target;
import dev.wsstress.plan.Wishes;
import dev.wsstress.plan.Workload;
import dev.wsstress.reports.result.Observation;
import dev.wsstress.reports.result.SubjectDescription;
import dev.wsstress.reports.result.TlsObservation.EngineShared;
import dev.wsstress.reports.result.TlsObservation.ReadersMet;
import dev.wsstress.reports.result.TrialResult;
import dev.wsstress.reports.result.Witness;
import dev.wsstress.subject.SessionHandler;
import dev.wsstress.subject.Subject;
import dev.wsstress.subject.SubjectCatalog;
import dev.wsstress.subject.SubjectContext;
import dev.wsstress.subject.SubjectSession;
import dev.wsstress.subject.SubjectSpec;
import dev.wsstress.tls.TestAuthority;
import dev.wsstress.trial.StopSignal;
import dev.wsstress.trial.Trial;
import dev.wsstress.trial.TrialListener;
import dev.wsstress.trial.TrialRunner;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two threads inside of one engine: seen where no lock keeps them out, and never where one does.
 */
class OverlapTest {
  private static final int SESSIONS = 4;

  private final Queue<SubjectSession> sessions = new ConcurrentLinkedQueue<>();

  /** A real subject whose sessions are kept, since a trial asks only those that failed. */
  private record Kept(SubjectSpec of, Queue<SubjectSession> sessions) implements SubjectSpec {
    @Override
    public SubjectDescription description() {
      return of.description();
    }

    @Override
    public Conditions conditions() {
      return of.conditions();
    }

    @Override
    public Subject create(SubjectContext context) {
      Subject made = of.create(context);
      return new Subject() {
        @Override
        public CompletionStage<SubjectSession> open(int session, SessionHandler handler) {
          return made.open(session, handler).whenComplete((opened, failure) -> keep(opened));
        }

        @Override
        public void close() {
          made.close();
        }
      };
    }

    private void keep(SubjectSession opened) {
      sessions.add(opened);
    }
  }

  private static final class Silent implements TrialListener {
    @Override
    public void observed(Observation observation) {}

    @Override
    public void witnessed(Witness witness) {}

    @Override
    public void progressed(String phase, long messages, int broken) {}
  }

  private TrialResult run(SubjectSpec spec) {
    RunPlan plan =
        new RunPlan(
            List.of(spec.description().name()),
            SESSIONS,
            Budget.of(Duration.ofMillis(800)),
            List.of(Defaults.TLS),
            new Wishes(Workload.MULTI_WRITER, null, null, null),
            Defaults.ACTORS,
            Defaults.UNPACED,
            Dispatch.INLINE,
            42,
            new Target.Embedded(0));
    Trial trial =
        new Trial(1, plan, Defaults.TLS, new Kept(spec, sessions), TestAuthority.create());
    return new TrialRunner(trial, new Silent(), new StopSignal()).run();
  }

  private List<Observation> overlaps() {
    return sessions.stream()
        .flatMap(session -> session.evidence().stream())
        .flatMap(evidence -> evidence.observations().stream())
        .filter(seen -> seen instanceof EngineShared || seen instanceof ReadersMet)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"engine-state-race-twin", "native-bio-race-twin", "concurrent-unwrap-twin"})
  void shouldSeeNobodyBesideWhoHoldsTheLock(String twin) {
    SubjectSpec spec = SubjectCatalog.load().byName(twin);
    String reason = spec.unavailable(Defaults.TLS);
    assumeTrue(reason == null, reason);

    TrialResult result = run(spec);

    assertThat(result.sessionsBroken()).isZero();
    assertThat(result.messagesVerified()).isPositive();
    assertThat(sessions).hasSize(SESSIONS);
    assertThat(overlaps()).isEmpty();
  }

  @Test
  void shouldSeeTwoInAnEngineWithoutALock() {
    run(SubjectCatalog.load().byName("engine-state-race"));

    assertThat(overlaps())
        .isNotEmpty()
        .allSatisfy(
            seen ->
                assertThat(seen)
                    .isInstanceOfSatisfying(
                        EngineShared.class,
                        shared ->
                            assertThat(shared.firstThread()).isNotEqualTo(shared.secondThread())));
  }

  @Test
  void shouldSeeTwoWhoRead() {
    run(SubjectCatalog.load().byName("concurrent-unwrap"));

    assertThat(overlaps())
        .isNotEmpty()
        .allSatisfy(
            seen ->
                assertThat(seen)
                    .isInstanceOfSatisfying(
                        ReadersMet.class,
                        met -> assertThat(met.first()).isNotEqualTo(met.second())));
  }
}
