package dev.wsstress.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.plan.Apparatus;
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
import dev.wsstress.reports.result.Blame;
import dev.wsstress.reports.result.Diagnosis;
import dev.wsstress.reports.result.Mechanism;
import dev.wsstress.reports.result.Observation;
import dev.wsstress.reports.result.Outcome;
import dev.wsstress.reports.result.ResultReader;
import dev.wsstress.reports.result.RunResult;
import dev.wsstress.reports.result.TlsObservation.RecordsAccepted;
import dev.wsstress.reports.result.TlsObservation.WireDisorder;
import dev.wsstress.reports.result.TrialResult;
import dev.wsstress.reports.result.Witness;
import dev.wsstress.trial.StopSignal;
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

  private RunResult.Trial last(String subject, Budget budget, TlsProfile tls, Wishes wishes)
      throws Exception {
    RunPlan plan =
        new RunPlan(
            List.of(subject),
            4,
            budget,
            List.of(tls),
            wishes,
            Defaults.ACTORS,
            Defaults.UNPACED,
            Dispatch.INLINE,
            42,
            new Target.Embedded(0),
            Apparatus.PLAIN.withJournal(false).withTapProxy(true));
    StressRun run = new StressRun(plan, out, new QuietRun.Silence(), new StopSignal());
    run.run();
    List<RunResult.Trial> trials = ResultReader.read(run.directory()).trials();
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
    Budget budget = new Budget(Duration.ofSeconds(30), 0, Budget.Until.FIRED, 30);
    TlsProfile tls = new TlsProfile(provider, TlsVersion.TLS_1_2);
    RunResult.Trial trial = last("split-wrap-write", budget, tls, Wishes.NONE);
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
    Budget budget = new Budget(Duration.ofSeconds(30), 0, Budget.Until.FIRST_FAILURE, 1);
    TlsProfile tls = new TlsProfile(TlsProvider.BCJSSE, TlsVersion.TLS_1_3);
    RunResult.Trial trial = last("split-wrap-write", budget, tls, Wishes.NONE);
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
    TrialResult result = last("split-wrap-write-twin", budget, tls, Wishes.NONE).result();
    assertThat(result.outcome()).as(result.toString()).isEqualTo(Outcome.DELIVERED);
    assertThat(result.messagesVerified()).isPositive();
  }

  /** Ends of every kind pass the proxy: else they would be the subject's failure. */
  @ParameterizedTest
  @EnumSource(
      value = Provocation.class,
      names = {"HALF_CLOSE", "RESET", "CLOSE_IN_MESSAGE"})
  void shouldForwardHowConnectionsEnd(Provocation ending) throws Exception {
    Wishes wishes = new Wishes(null, Set.of(ending), null, null);
    Budget budget = Budget.of(Duration.ofSeconds(20));
    TrialResult result = last("mutex", budget, Defaults.TLS, wishes).result();
    assertThat(result.outcome()).as(result.toString()).isEqualTo(Outcome.DELIVERED);
    assertThat(result.messagesVerified()).isPositive();
  }
}
