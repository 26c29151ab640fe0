package dev.wsstress.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.api.MessageSizes;
import dev.wsstress.api.Provocation;
import dev.wsstress.api.SubjectSpec;
import dev.wsstress.api.Workload;
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
import dev.wsstress.plan.TlsProvider;
import dev.wsstress.plan.TlsVersion;
import dev.wsstress.subject.SubjectCatalog;
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

/** A design holds under every workload, and whatever a server does that it may do. */
class DesignSurvivalTest {
  /** The only design to try, for a JVM on which the others were tried before; empty for all. */
  private static final String ONLY = System.getProperty("wsstress.design", "");

  @TempDir Path out;

  static Stream<Arguments> designsAndProvocations() {
    return designs().flatMap(s -> Arrays.stream(Provocation.values()).map(p -> Arguments.of(s, p)));
  }

  static Stream<Arguments> designsAndWorkloads() {
    return designs().flatMap(s -> Arrays.stream(Workload.values()).map(w -> Arguments.of(s, w)));
  }

  private static Stream<String> designs() {
    return SubjectCatalog.load().all().stream()
        .filter(spec -> spec.requirements().unavailable() == null)
        .map(SubjectSpec::description)
        .filter(d -> d.role() == Role.DESIGN)
        .map(SubjectDescription::name)
        .filter(name -> ONLY.isEmpty() || name.equals(ONLY));
  }

  @ParameterizedTest
  @MethodSource("designsAndProvocations")
  void shouldSurviveEveryProvocation(String design, Provocation provocation) throws Exception {
    assertHolds(design, Defaults.TLS, provoked(EnumSet.of(provocation)));
  }

  @ParameterizedTest
  @MethodSource("designsAndWorkloads")
  void shouldHoldUnderEveryWorkload(String design, Workload workload) throws Exception {
    assertHolds(design, Defaults.TLS, new ConditionOverrides(workload, null, null, null));
  }

  /** Both directions full: what a lock that is held while a write blocks does not survive. */
  @ParameterizedTest
  @MethodSource("designsAndWorkloads")
  void shouldNotStandStillWhenBothDirectionsAreFull(String design, Workload workload)
      throws Exception {
    Set<Provocation> jam =
        EnumSet.of(Provocation.FLOOD, Provocation.SLOW_READER, Provocation.PING_STORM);
    assertHolds(
        design,
        Defaults.TLS,
        new ConditionOverrides(workload, jam, new MessageSizes(16_384, 16_384), 32));
  }

  @ParameterizedTest
  @EnumSource(TlsProvider.class)
  void shouldSurviveKeyUpdatesOnEveryProvider(TlsProvider provider) throws Exception {
    TlsProfile tls = new TlsProfile(provider, TlsVersion.TLS_1_3);
    for (String design : List.of("serial-executor", "mutex")) {
      assertHolds(design, tls, provoked(EnumSet.of(Provocation.KEY_UPDATE)));
    }
  }

  @ParameterizedTest
  @EnumSource(TlsProvider.class)
  void shouldSurviveEveryEndingOnEveryProvider(TlsProvider provider) throws Exception {
    // Four sessions, three endings: each happens.
    Set<Provocation> endings =
        EnumSet.of(Provocation.HALF_CLOSE, Provocation.RESET, Provocation.CLOSE_IN_MESSAGE);
    for (TlsVersion version : TlsVersion.values()) {
      assertHolds("serial-executor", new TlsProfile(provider, version), provoked(endings));
    }
  }

  @ParameterizedTest
  @EnumSource(TlsProvider.class)
  void shouldSurviveAllAtOnce(TlsProvider provider) throws Exception {
    Set<Provocation> all = EnumSet.allOf(Provocation.class);
    all.removeIf(Provocation::endsSessions);
    for (String design : List.of("serial-executor", "mutex")) {
      assertHolds(design, new TlsProfile(provider, TlsVersion.TLS_1_3), provoked(all));
    }
  }

  private static ConditionOverrides provoked(Set<Provocation> provocations) {
    return new ConditionOverrides(null, provocations, null, null);
  }

  private void assertHolds(String design, TlsProfile tls, ConditionOverrides overrides)
      throws Exception {
    GradedTrial graded =
        new QuietRun(out)
            .last(design, Budget.of(Duration.ofMillis(400)), tls, overrides, Dispatch.INLINE);
    assertThat(graded.verdict()).as(graded.toString()).isEqualTo(Verdict.PASS);
    assertThat(graded.trial().result().end()).isEqualTo(TrialResult.End.COMPLETED);
    assertThat(graded.trial().result().messagesVerified()).isPositive();
  }
}
