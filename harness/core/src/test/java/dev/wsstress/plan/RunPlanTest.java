package dev.wsstress.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import dev.wsstress.api.Conditions;
import dev.wsstress.api.PlanException;
import dev.wsstress.api.Workload;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunPlanTest {
  private static RunPlan plan(
      List<String> subjects, int sessions, Duration duration, int actors, int inFlight) {
    return RunPlan.of(subjects)
        .sessions(sessions)
        .duration(duration)
        .overrides(new ConditionOverrides(Workload.ECHO, null, Conditions.SMALL, inFlight))
        .actors(actors)
        .seed(42)
        .build();
  }

  private static RunPlan plan(Duration duration) {
    return plan(List.of("a"), 1, duration, 1, 1);
  }

  @Test
  void shouldTakeTheDefaults() {
    assertThatCode(
            () ->
                plan(
                    List.of("a"),
                    Defaults.SESSIONS,
                    Defaults.DURATION,
                    Defaults.ACTORS,
                    Conditions.DEFAULT.inFlight()))
        .doesNotThrowAnyException();
  }

  @Test
  void shouldNameWhatMustBeAtLeastOne() {
    Duration second = Duration.ofSeconds(1);

    assertRefused(() -> plan(List.of(), 1, second, 1, 1), "subjects must be", "subjects=0");
    assertRefused(() -> plan(List.of("a"), 0, second, 1, 1), "sessions must be", "sessions=0");
    assertRefused(() -> plan(List.of("a"), -5, second, 1, 1), "sessions must be", "sessions=-5");
    assertRefused(() -> plan(List.of("a"), 1, second, 1, 0), "in-flight must be", "in-flight=0");
  }

  private static void assertRefused(Runnable making, String rule, String value) {
    assertThatExceptionOfType(PlanException.class)
        .isThrownBy(making::run)
        .withMessageStartingWith(rule + " at least 1")
        .withMessageEndingWith(value);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 64})
  void shouldRefuseActorsThatHaveNoStream(int actors) {
    assertThatExceptionOfType(PlanException.class)
        .isThrownBy(() -> plan(List.of("a"), 1, Duration.ofSeconds(1), actors, 1))
        .withMessage("actors go from 0 to 63: actors=" + actors);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, 1_000_001, Double.NaN})
  void shouldRefuseARateThatIsNone(double perSecond) {
    assertThatExceptionOfType(PlanException.class)
        .isThrownBy(() -> new LoadModel.Open(perSecond, LoadModel.Arrivals.POISSON))
        .withMessageContaining("rate=" + perSecond);
  }

  @Test
  void shouldRefuseToBelieveMessagesThatHaveNoHeader() {
    MeasuredLoad none =
        new MeasuredLoad(Duration.ZERO, Duration.ZERO, MeasuredLoad.Verification.NONE);
    ConditionOverrides audio = new ConditionOverrides(Workload.TWO_STREAMS, null, null, null);
    RunPlan plan = plan(Duration.ofSeconds(1));
    assertThatCode(() -> plan.toBuilder().instruments(Instruments.PLAIN.measuredBy(none)).build())
        .doesNotThrowAnyException();
    assertThatExceptionOfType(PlanException.class)
        .isThrownBy(
            () ->
                plan.toBuilder()
                    .overrides(audio)
                    .instruments(Instruments.PLAIN.measuredBy(none))
                    .build())
        .withMessageContaining("two-streams");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1S"})
  void shouldRefuseADurationOfNothing(Duration duration) {
    assertThatExceptionOfType(PlanException.class)
        .isThrownBy(() -> plan(duration))
        .withMessage("duration must be longer than nothing: duration=" + duration);
  }

  /** A trial counts in nanoseconds, of which a long holds 292 years. */
  @Test
  void shouldRefuseADurationThatNoClockCanCount() {
    assertThatExceptionOfType(PlanException.class)
        .isThrownBy(() -> plan(DurationText.parse("999999999h")))
        .withMessageContaining("duration")
        .withMessageContaining("at most");
    assertThatCode(() -> plan(DurationText.parse("24h"))).doesNotThrowAnyException();
  }

  @Test
  void shouldNotChangeWithTheListItWasGiven() {
    List<String> subjects = new ArrayList<>(List.of("a"));
    RunPlan plan = plan(subjects, 1, Duration.ofSeconds(1), 1, 1);

    subjects.add("b");

    assertThat(plan.matrix().subjects()).containsExactly("a");
  }

  /** Nothing tells which session of somebody else's server a relayed connection is. */
  @Test
  void shouldRefuseATapProxyBeforeSomebodyElsesServer() {
    Instruments proxied = Instruments.PLAIN.withTapProxy(true);
    RunPlan embedded = plan(Duration.ofSeconds(1)).toBuilder().instruments(proxied).build();
    Target remote = new Target.Remote(URI.create("wss://localhost/echo"), null);
    assertThatExceptionOfType(PlanException.class)
        .isThrownBy(() -> embedded.toBuilder().target(remote).build())
        .withMessageContaining("tap proxy");
  }

  @Test
  void shouldDescribeEverythingThatWasAsked() {
    assertThat(plan(List.of("a", "b"), 3, Duration.ofMillis(1500), 2, 4).describe())
        .containsExactly(
            entry("subjects", "a, b"),
            entry("sessions", "3"),
            entry("duration", "1500 ms"),
            entry("messages", "no limit"),
            entry("until", "all sessions failed"),
            entry("trials", "1 per subject and TLS profile"),
            entry("tls", "TLS 1.3 by bcjsse"),
            entry("workload", "echo"),
            entry("provocations", "as each subject needs"),
            entry("size", "64-1024 bytes"),
            entry("in-flight", "4 per actor and session"),
            entry("actors", "2"),
            entry("load", "closed: as acknowledgements allow"),
            entry("dispatch", "inline"),
            entry("seed", "42"),
            entry("target", "embedded"),
            entry("own JVM", "trials that need one"),
            entry("record journal", "yes"),
            entry("controls", "none"),
            entry("tap proxy", "no"),
            entry("pcap", "none"));
  }
}
