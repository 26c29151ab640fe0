package dev.wsstress.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.api.SubjectSpec;
import dev.wsstress.api.Workload;
import dev.wsstress.plan.ConditionOverrides;
import dev.wsstress.plan.Defaults;
import dev.wsstress.plan.RunPlan;
import dev.wsstress.plan.TrialKey;
import dev.wsstress.plan.TrialPlan;
import dev.wsstress.subject.SubjectCatalog;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrialTest {
  private static @Nullable String unavailable(
      String subject, int sessions, @Nullable Workload workload, int actors) {
    SubjectSpec spec = SubjectCatalog.load().byName(subject);
    TrialPlan plan =
        RunPlan.of(subject)
            .sessions(sessions)
            .overrides(new ConditionOverrides(workload, null, null, null))
            .actors(actors)
            .build()
            .trial(new TrialKey(1, subject, Defaults.TLS), spec.conditions());
    return new Trial(plan, spec).unavailable();
  }

  /** What one session alone can never show would be looked for in vain, and look like a twin. */
  @ParameterizedTest
  @ValueSource(strings = {"early-release", "shared-scratch", "masked-in-place", "text-for-binary"})
  void shouldSayThatOneSessionShowsNothing(String subject) {
    assertThat(unavailable(subject, 1, null, 2))
        .startsWith("it takes 2 sessions to show it under ")
        .endsWith("give it more sessions");
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
    assertThat(unavailable("connection-pool", 1, null, 0)).contains("sending threads");
    assertThat(unavailable("connection-pool", 1, null, 1)).isNull();
  }
}
