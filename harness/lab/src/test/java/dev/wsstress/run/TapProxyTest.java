package dev.wsstress.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.api.Provocation;
import dev.wsstress.model.Blame;
import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.Observation;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.RunResult;
import dev.wsstress.model.TlsObservation.RecordsAccepted;
import dev.wsstress.model.TrialResult;
import dev.wsstress.model.WireObservation.WireDisorder;
import dev.wsstress.model.Witness;
import dev.wsstress.plan.Budget;
import dev.wsstress.plan.ConditionOverrides;
import dev.wsstress.plan.Defaults;
import dev.wsstress.plan.Instruments;
import dev.wsstress.plan.RunPlan;
import dev.wsstress.plan.TlsProfile;
import dev.wsstress.plan.TlsProvider;
import dev.wsstress.plan.TlsVersion;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Clients that nobody tapped inside: the proxy alone has to say what left them. */
class TapProxyTest {
  @TempDir Path out;

  private RunResult.Trial last(
      String subject, Budget budget, TlsProfile tls, ConditionOverrides overrides)
      throws Exception {
    RunPlan plan =
        QuietRun.plan(subject)
            .budget(budget)
            .trials(budget.until() == Budget.Until.FIRED ? 30 : 1)
            .tls(tls)
            .overrides(overrides)
            .instruments(Instruments.PLAIN.withJournal(false).withTapProxy(true))
            .build();
    List<RunResult.Trial> trials = new QuietRun(out).run(plan).run().trials();
    return trials.get(trials.size() - 1);
  }

  private static <T extends Observation> Optional<T> first(Witness witness, Class<T> kind) {
    return witness.observations().stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }

  /** What explains the trial, with the session that it is about. */
  private static Witness told(RunResult.Trial trial) {
    return trial.witnesses().stream()
        .filter(w -> w.diagnosis().equals(trial.result().diagnosis()))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(
      value = TlsProvider.class,
      names = {"BCJSSE", "SUNJSSE", "CONSCRYPT"})
  void shouldNameTheRecordsOnTls12(TlsProvider provider) throws Exception {
    Budget budget = new Budget(Duration.ofSeconds(30), 0, Budget.Until.FIRED);
    TlsProfile tls = new TlsProfile(provider, TlsVersion.TLS_1_2);
    RunResult.Trial trial = last("split-wrap-write", budget, tls, ConditionOverrides.NONE);
    assertThat(trial.result().showsRequired()).as(trial.result().toString()).isTrue();
    Witness witness = told(trial);
    assertThat(witness.diagnosis().mechanism()).isEqualTo(Mechanism.RECORDS_REORDERED);
    assertThat(witness.diagnosis().blame()).containsExactly(Blame.CLIENT);
    WireDisorder disorder = first(witness, WireDisorder.class).orElseThrow();
    assertThat(disorder.found()).isGreaterThan(disorder.wirePosition());
    assertThat(first(witness, RecordsAccepted.class))
        .as("the server agrees on the first record that was wrong")
        .hasValueSatisfying(a -> assertThat(a.records()).isEqualTo(disorder.wirePosition()));
  }

  @Test
  void shouldSayWhatItCannotKnowOnTls13() throws Exception {
    Budget budget = new Budget(Duration.ofSeconds(30), 0, Budget.Until.FIRST_FAILURE);
    TlsProfile tls = new TlsProfile(TlsProvider.BCJSSE, TlsVersion.TLS_1_3);
    RunResult.Trial trial = last("split-wrap-write", budget, tls, ConditionOverrides.NONE);
    Diagnosis diagnosis = Objects.requireNonNull(trial.result().diagnosis());
    assertThat(diagnosis.mechanism()).isEqualTo(Mechanism.UNEXPLAINED);
    assertThat(diagnosis.sentence()).contains("passed the tap proxy", "cannot be told apart");
    assertThat(diagnosis.blame()).containsExactly(Blame.CLIENT, Blame.SERVER);
  }

  @ParameterizedTest
  @EnumSource(
      value = TlsProvider.class,
      names = {"BCJSSE", "SUNJSSE"})
  void shouldAccuseNobodyOfTheTwin(TlsProvider provider) throws Exception {
    TlsProfile tls = new TlsProfile(provider, TlsVersion.TLS_1_2);
    Budget budget = Budget.of(Duration.ofMillis(700));
    TrialResult result =
        last("split-wrap-write-twin", budget, tls, ConditionOverrides.NONE).result();
    assertThat(result.outcome()).as(result.toString()).isEqualTo(Outcome.DELIVERED);
    assertThat(result.messagesVerified()).isPositive();
  }

  /** Ends of every kind pass the proxy: else they would be the subject's failure. */
  @ParameterizedTest
  @EnumSource(
      value = Provocation.class,
      names = {"HALF_CLOSE", "RESET", "CLOSE_IN_MESSAGE"})
  void shouldForwardHowConnectionsEnd(Provocation ending) throws Exception {
    ConditionOverrides overrides = new ConditionOverrides(null, Set.of(ending), null, null);
    Budget budget = Budget.of(Duration.ofSeconds(20));
    TrialResult result = last("mutex", budget, Defaults.TLS, overrides).result();
    assertThat(result.outcome()).as(result.toString()).isEqualTo(Outcome.DELIVERED);
    assertThat(result.messagesVerified()).isPositive();
  }
}
