package dev.wsstress.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wsstress.api.Conditions;
import dev.wsstress.api.SessionHandler;
import dev.wsstress.api.Subject;
import dev.wsstress.api.SubjectContext;
import dev.wsstress.api.SubjectSession;
import dev.wsstress.api.SubjectSpec;
import dev.wsstress.api.Workload;
import dev.wsstress.model.Observation;
import dev.wsstress.model.SubjectDescription;
import dev.wsstress.model.TlsObservation.ConcurrentReaders;
import dev.wsstress.model.TlsObservation.EngineShared;
import dev.wsstress.model.TrialResult;
import dev.wsstress.plan.ConditionOverrides;
import dev.wsstress.plan.Defaults;
import dev.wsstress.plan.RunPlan;
import dev.wsstress.plan.TrialKey;
import dev.wsstress.plan.TrialPlan;
import dev.wsstress.subject.SubjectCatalog;
import dev.wsstress.tls.TestAuthority;
import dev.wsstress.trial.ClientFiles;
import dev.wsstress.trial.ClientReport;
import dev.wsstress.trial.EmbeddedServer;
import dev.wsstress.trial.LocalClient;
import dev.wsstress.trial.ServerSide;
import dev.wsstress.trial.StopSignal;
import dev.wsstress.trial.Trial;
import dev.wsstress.trial.TrialJoin;
import dev.wsstress.trial.TrialListener;
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
    public void progressed(String phase, long messages, int broken) {}
  }

  private TrialResult run(SubjectSpec spec) {
    TrialKey key = new TrialKey(1, spec.description().name(), Defaults.TLS);
    TrialPlan plan =
        RunPlan.of(spec.description().name())
            .sessions(SESSIONS)
            .duration(Duration.ofMillis(800))
            .overrides(new ConditionOverrides(Workload.MULTI_WRITER, null, null, null))
            .seed(42)
            .build()
            .trial(key, spec.conditions());
    Trial trial = new Trial(plan, new Kept(spec, sessions));
    long start = System.nanoTime();
    try (ServerSide server =
        EmbeddedServer.start(plan, TestAuthority.create(), start, seen -> {})) {
      ClientReport client =
          new LocalClient(trial.subject(), new ClientFiles(null, null), false, start)
              .run(plan, server.endpoint(), new Silent(), new StopSignal());
      return TrialJoin.join(trial, client, server.report(plan.sessions(), client)).result();
    }
  }

  private List<Observation> overlaps() {
    return sessions.stream()
        .flatMap(session -> session.evidence().stream())
        .flatMap(evidence -> evidence.observations().stream())
        .filter(seen -> seen instanceof EngineShared || seen instanceof ConcurrentReaders)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"engine-state-race-twin", "native-bio-race-twin", "concurrent-unwrap-twin"})
  void shouldSeeNobodyBesideWhoHoldsTheLock(String twin) {
    SubjectSpec spec = SubjectCatalog.load().byName(twin);
    String reason = spec.requirements().unavailable();
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
                        ConcurrentReaders.class,
                        met -> assertThat(met.first()).isNotEqualTo(met.second())));
  }
}
