package dev.wsstress.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.plan.Budget;
import dev.wsstress.plan.Defaults;
import dev.wsstress.plan.Dispatch;
import dev.wsstress.plan.RunPlan;
import dev.wsstress.plan.Target;
import dev.wsstress.plan.Wishes;
import dev.wsstress.plan.Workload;
import dev.wsstress.subject.SubjectCatalog;
import dev.wsstress.tls.TestAuthority;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrialTest {
  private static final TestAuthority AUTHORITY = TestAuthority.create();

  private static @Nullable String unavailable(
      String subject, int sessions, @Nullable Workload workload, int actors) {
    RunPlan plan =
        new RunPlan(
            List.of(subject),
            sessions,
            Budget.of(Duration.ofSeconds(1)),
            List.of(Defaults.TLS),
            new Wishes(workload, null, null, null),
            actors,
            Defaults.UNPACED,
            Dispatch.INLINE,
            42,
            new Target.Embedded(0));
    return new Trial(1, plan, Defaults.TLS, SubjectCatalog.load().byName(subject), AUTHORITY)
        .unavailable();
  }

  /** What one session alone can never show would be looked for in vain, and look like a twin. */
  @ParameterizedTest
  @ValueSource(strings = {"early-release", "shared-scratch", "masked-in-place", "text-for-binary"})
  void shouldSayThatOneSessionShowsNothing(String subject) {
    assertThat(unavailable(subject, 1, null, 2))
        .startsWith("it takes 2 sessions to show it under ")
        .endsWith("give it some more with --sessions");
    assertThat(unavailable(subject, 2, null, 2)).isNull();
  }

  @Test
  void shouldAskForMoreSessionsOnlyWhereTheWorkloadTakesThem() {
    assertThat(unavailable("text-for-binary", 1, Workload.ECHO, 2)).isNull();
    assertThat(unavailable("concurrent-wrap", 1, null, 2)).isNull();
    assertThat(unavailable("early-release+one-thread", 1, null, 2)).startsWith("it takes 2");
  }

  @Test
  void shouldAskForTheThreadsThatASubjectNeeds() {
    assertThat(unavailable("connection-pool", 1, null, 0)).contains("--actors");
    assertThat(unavailable("connection-pool", 1, null, 1)).isNull();
  }
}
