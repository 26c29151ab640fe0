package dev.wsstress.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.plan.Budget;
import dev.wsstress.plan.Defaults;
import dev.wsstress.plan.Dispatch;
import dev.wsstress.plan.RunPlan;
import dev.wsstress.plan.Target;
import dev.wsstress.plan.TlsProfile;
import dev.wsstress.plan.Wishes;
import dev.wsstress.reports.gate.GradedTrial;
import dev.wsstress.reports.gate.Grader;
import dev.wsstress.reports.gate.Verdict;
import dev.wsstress.reports.result.Outcome;
import dev.wsstress.reports.result.ResultReader;
import dev.wsstress.reports.result.SubjectDescription;
import dev.wsstress.reports.result.SubjectDescription.Role;
import dev.wsstress.reports.result.TrialResult;
import dev.wsstress.subject.SubjectCatalog;
import dev.wsstress.subject.SubjectSpec;
import dev.wsstress.trial.StopSignal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The one contract of every subject, on real TLS: it shows what it says it shows. */
class SubjectContractTest {
  @TempDir Path out;

  static Stream<Arguments> subjectsAndTls() {
    return SubjectCatalog.load().all().stream()
        // A control promises nothing; the doomed ones of the worker's tests are there too.
        .filter(spec -> spec.description().role() != Role.CONTROL)
        .flatMap(spec -> profiles(spec).map(tls -> Arguments.of(spec.description().name(), tls)));
  }

  /** Native code brings its TLS with it: one provider is as good as another. */
  private static Stream<TlsProfile> profiles(SubjectSpec spec) {
    return TlsProfile.all().stream()
        .filter(tls -> !spec.needsOwnJvm() || tls.provider() == Defaults.TLS.provider());
  }

  @ParameterizedTest
  @MethodSource("subjectsAndTls")
  void shouldShowWhatItIsExpectedTo(String subject, TlsProfile tls) throws Exception {
    GradedTrial graded = run(subject, tls, Dispatch.INLINE);
    assertThat(graded.verdict()).as(graded.toString()).isEqualTo(Verdict.PASS);
    assertThat(graded.trial().result().end()).isEqualTo(TrialResult.End.COMPLETED);
    // What a JVM had counted since its last word dies with it.
    if (graded.trial().result().outcome() != Outcome.VM_CRASH) {
      assertThat(graded.trial().result().messagesVerified()).isPositive();
    }
  }

  @Test
  void shouldHoldWhenAPoolRunsTheStrands() throws Exception {
    GradedTrial graded = run("serial-executor", Defaults.TLS, Dispatch.POOL);
    assertThat(graded.verdict()).as(graded.toString()).isEqualTo(Verdict.PASS);
  }

  @Test
  void shouldPairEveryHazardWithATwin() {
    SubjectCatalog catalog = SubjectCatalog.load();
    List<SubjectDescription> hazards =
        catalog.all().stream()
            .map(spec -> spec.description())
            .filter(d -> d.role() == Role.HAZARD)
            .toList();
    assertThat(hazards).isNotEmpty();
    for (SubjectDescription hazard : hazards) {
      SubjectDescription twin = catalog.byName(String.valueOf(hazard.twin())).description();
      assertThat(twin.role()).isEqualTo(Role.TWIN);
      assertThat(twin.twin()).isEqualTo(hazard.name());
    }
  }

  private GradedTrial run(String subject, TlsProfile tls, Dispatch dispatch) throws Exception {
    SubjectSpec spec = SubjectCatalog.load().byName(subject);
    boolean hazard = spec.description().role() == Role.HAZARD;
    RunPlan plan =
        new RunPlan(
            List.of(subject),
            // A native session that breaks otherwise before it crashes leaves it to the others.
            spec.needsOwnJvm() ? 16 : 4,
            // A hazard ends by itself when all its sessions broke.
            Budget.of(hazard ? Duration.ofSeconds(20) : Duration.ofMillis(700)),
            List.of(tls),
            Wishes.NONE,
            Defaults.ACTORS,
            Defaults.UNPACED,
            dispatch,
            42,
            new Target.Embedded(0));
    StressRun run = new StressRun(plan, out, new SilentListener(), new StopSignal());
    run.run();
    return Grader.grade(ResultReader.read(run.directory())).trials().get(0);
  }

  static final class SilentListener implements RunListener {
    @Override
    public void trialStarted(int number, int of, SubjectDescription subject) {}

    @Override
    public void progressed(String phase, long messages, int broken) {}

    @Override
    public void trialFinished(TrialResult result) {}
  }
}
