package dev.wsstress.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.api.Provocation;
import dev.wsstress.api.Workload;
import dev.wsstress.grading.GradedRun;
import dev.wsstress.grading.GradedTrial;
import dev.wsstress.grading.Verdict;
import dev.wsstress.model.SubjectDescription;
import dev.wsstress.model.TrialResult;
import dev.wsstress.plan.ConditionOverrides;
import dev.wsstress.plan.RunPlan;
import dev.wsstress.plan.TlsProfile;
import dev.wsstress.plan.TlsProvider;
import dev.wsstress.plan.TlsVersion;
import dev.wsstress.run.RunListener;
import dev.wsstress.run.RunRequest;
import dev.wsstress.run.Wsstress;
import dev.wsstress.trial.StopSignal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The JDK's client, used as documented, holds under every workload on every Java provider. */
class JdkWebSocketTest {
  @TempDir Path out;

  private static final class Silence implements RunListener {
    @Override
    public void trialStarted(int number, int of, SubjectDescription subject, TlsProfile tls) {}

    @Override
    public void progressed(String phase, long messages, int broken) {}

    @Override
    public void trialFinished(TrialResult result) {}
  }

  /** Every workload, and among them every provider and version. */
  static Stream<Arguments> workloads() {
    List<TlsProfile> profiles =
        TlsProfile.all().stream()
            .filter(
                tls ->
                    tls.provider() == TlsProvider.SUNJSSE || tls.provider() == TlsProvider.BCJSSE)
            .toList();
    List<Arguments> all = new ArrayList<>();
    for (Workload workload : Workload.values()) {
      all.add(Arguments.of(workload, profiles.get(all.size() % profiles.size())));
    }
    return all.stream();
  }

  private void assertHolds(TlsProfile tls, ConditionOverrides overrides) throws Exception {
    RunPlan plan =
        RunPlan.of("jdk-websocket")
            .sessions(4)
            .tls(tls)
            .overrides(overrides)
            .duration(Duration.ofMillis(700))
            .seed(42)
            .build();
    GradedRun run = Wsstress.run(plan, RunRequest.in(out), new Silence(), new StopSignal());
    GradedTrial only = run.trials().get(0);
    assertThat(only.verdict()).as(only.toString()).isEqualTo(Verdict.PASS);
    assertThat(only.trial().result().messagesVerified()).isPositive();
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void shouldHoldUnderEveryWorkload(Workload workload, TlsProfile tls) throws Exception {
    assertHolds(tls, new ConditionOverrides(workload, null, null, null));
  }

  static Stream<Provocation> provocations() {
    // It has no compression, and the server ends nothing here.
    return Stream.of(
        Provocation.PING_STORM,
        Provocation.FRAGMENTS,
        Provocation.SLOW_READER,
        Provocation.FLOOD,
        Provocation.COMPRESSION);
  }

  @ParameterizedTest
  @MethodSource("provocations")
  void shouldHoldUnderProvocation(Provocation provocation) throws Exception {
    TlsProfile tls = new TlsProfile(TlsProvider.SUNJSSE, TlsVersion.TLS_1_3);
    assertHolds(tls, new ConditionOverrides(null, Set.of(provocation), null, null));
  }
}
