package dev.wsstress.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.plan.Budget;
import dev.wsstress.plan.Defaults;
import dev.wsstress.plan.Dispatch;
import dev.wsstress.plan.Provocation;
import dev.wsstress.plan.RunPlan;
import dev.wsstress.plan.Target;
import dev.wsstress.plan.TlsProfile;
import dev.wsstress.plan.TlsProvider;
import dev.wsstress.plan.TlsVersion;
import dev.wsstress.plan.Wishes;
import dev.wsstress.reports.gate.GradedTrial;
import dev.wsstress.reports.gate.Grader;
import dev.wsstress.reports.gate.Verdict;
import dev.wsstress.reports.result.ResultReader;
import dev.wsstress.reports.result.TrialResult;
import dev.wsstress.trial.StopSignal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is safe stays safe whatever a server does that it may do. */
class ProvokedRunTest {
  @TempDir Path out;

  static Stream<Arguments> safeSubjectsAndProvocations() {
    return Stream.of("serial-executor", "concurrent-wrap-twin")
        .flatMap(s -> Arrays.stream(Provocation.values()).map(p -> Arguments.of(s, p)));
  }

  @ParameterizedTest
  @MethodSource("safeSubjectsAndProvocations")
  void shouldSurvive(String subject, Provocation provocation) throws Exception {
    assertHolds(subject, Defaults.TLS, EnumSet.of(provocation));
  }

  @ParameterizedTest
  @EnumSource(TlsProvider.class)
  void shouldSurviveKeyUpdatesOnEveryProvider(TlsProvider provider) throws Exception {
    TlsProfile tls = new TlsProfile(provider, TlsVersion.TLS_1_3);
    assertHolds("serial-executor", tls, EnumSet.of(Provocation.KEY_UPDATE));
  }

  @ParameterizedTest
  @EnumSource(TlsProvider.class)
  void shouldSurviveEveryEndingOnEveryProvider(TlsProvider provider) throws Exception {
    // Four sessions, three endings: each happens.
    Set<Provocation> endings =
        EnumSet.of(Provocation.HALF_CLOSE, Provocation.RESET, Provocation.CLOSE_IN_MESSAGE);
    for (TlsVersion version : TlsVersion.values()) {
      assertHolds("serial-executor", new TlsProfile(provider, version), endings);
    }
  }

  @ParameterizedTest
  @EnumSource(TlsProvider.class)
  void shouldSurviveAllAtOnce(TlsProvider provider) throws Exception {
    Set<Provocation> all = EnumSet.allOf(Provocation.class);
    all.removeIf(Provocation::endsSessions);
    assertHolds("serial-executor", new TlsProfile(provider, TlsVersion.TLS_1_3), all);
  }

  private void assertHolds(String subject, TlsProfile tls, Set<Provocation> provocations)
      throws Exception {
    RunPlan plan =
        new RunPlan(
            List.of(subject),
            4,
            Budget.of(Duration.ofMillis(700)),
            List.of(tls),
            new Wishes(null, provocations, null, null),
            Defaults.ACTORS,
            Defaults.UNPACED,
            Dispatch.INLINE,
            42,
            new Target.Embedded(0));
    StressRun run =
        new StressRun(plan, out, new SubjectContractTest.SilentListener(), new StopSignal());
    run.run();
    GradedTrial graded = Grader.grade(ResultReader.read(run.directory())).trials().get(0);
    assertThat(graded.verdict()).as(graded.toString()).isEqualTo(Verdict.PASS);
    assertThat(graded.trial().result().end()).isEqualTo(TrialResult.End.COMPLETED);
    assertThat(graded.trial().result().messagesVerified()).isPositive();
  }
}
