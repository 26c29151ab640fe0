package dev.wsstress.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.api.SubjectSpec;
import dev.wsstress.grading.GradedTrial;
import dev.wsstress.grading.Verdict;
import dev.wsstress.model.SubjectDescription;
import dev.wsstress.model.SubjectDescription.Role;
import dev.wsstress.model.TrialResult;
import dev.wsstress.plan.Budget;
import dev.wsstress.plan.ConditionOverrides;
import dev.wsstress.plan.Defaults;
import dev.wsstress.plan.Dispatch;
import dev.wsstress.plan.TlsProfile;
import dev.wsstress.subject.SubjectCatalog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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

  /**
   * Every subject under the default TLS, and under one other profile each, in turn, so that every
   * profile has its share. All of them with all is what {@code wsstress matrix} is for.
   */
  static Stream<Arguments> subjectsAndTls() {
    List<TlsProfile> others = new ArrayList<>(TlsProfile.all());
    others.remove(Defaults.TLS);
    List<Arguments> all = new ArrayList<>();
    for (SubjectSpec spec : SubjectCatalog.load().all()) {
      // A control promises nothing; the doomed ones of the worker's tests are controls too.
      if (spec.description().role() != Role.CONTROL) {
        String name = spec.description().name();
        all.add(Arguments.of(name, Defaults.TLS));
        all.add(Arguments.of(name, others.get(all.size() / 2 % others.size())));
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("subjectsAndTls")
  void shouldShowWhatItIsExpectedTo(String subject, TlsProfile tls) throws Exception {
    GradedTrial graded = run(subject, tls, Dispatch.INLINE);
    if (SubjectCatalog.load().byName(subject).requirements().unavailable() != null) {
      assertThat(graded.verdict()).as(graded.toString()).isEqualTo(Verdict.SKIPPED);
      return;
    }
    assertThat(graded.verdict()).as(graded.toString()).isEqualTo(Verdict.PASS);
    assertThat(graded.trial().result().end()).isEqualTo(TrialResult.End.COMPLETED);
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
    boolean hazard = SubjectCatalog.load().byName(subject).description().role() == Role.HAZARD;
    Budget budget =
        hazard
            ? new Budget(Duration.ofSeconds(30), 0, Budget.Until.FIRED)
            : Budget.of(Duration.ofMillis(700));
    return new QuietRun(out).last(subject, budget, tls, ConditionOverrides.NONE, dispatch);
  }
}
