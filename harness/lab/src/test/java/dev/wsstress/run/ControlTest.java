package dev.wsstress.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.grading.ControlFindings;
import dev.wsstress.model.Control;
import dev.wsstress.model.RunResult;
import dev.wsstress.model.TrialResult;
import dev.wsstress.plan.Budget;
import dev.wsstress.plan.Instruments;
import dev.wsstress.plan.RunPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What failed is really tried again without TLS and with one thread, and the disk says so. */
class ControlTest {
  @TempDir Path out;

  private RunResult run(String subject, Budget budget, boolean ownJvm) throws Exception {
    RunPlan plan =
        QuietRun.plan(subject)
            .budget(budget)
            .trials(budget.until() == Budget.Until.FIRED ? 30 : 1)
            .instruments(Instruments.PLAIN.withOwnJvm(ownJvm).withControls(true))
            .build();
    return new QuietRun(out).run(plan).run();
  }

  private static Budget untilFired() {
    return new Budget(Duration.ofSeconds(30), 0, Budget.Until.FIRED);
  }

  private static TrialResult control(RunResult run, Control control) {
    return run.trials().stream()
        .map(RunResult.Trial::result)
        .filter(result -> result.subject().control() == control)
        .findFirst()
        .orElseThrow();
  }

  private static List<String> findings(RunResult run) {
    return run.trials().stream()
        .map(trial -> ControlFindings.of(run, trial.result()))
        .filter(lines -> !lines.isEmpty())
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shouldFindThatTheOrderOfRecordsIsTlsOwn(boolean ownJvm) throws Exception {
    RunResult run = run("split-wrap-write", untilFired(), ownJvm);
    TrialResult plain = control(run, Control.PLAIN_WS);
    assertThat(plain.outcome().isFailure()).as(plain.toString()).isFalse();
    assertThat(plain.messagesVerified()).isPositive();
    assertThat(plain.subject().name()).isEqualTo("split-wrap-write+plain-ws");
    assertThat(findings(run))
        .anyMatch(line -> line.startsWith("over plain ws: no failure in "))
        .anyMatch(line -> line.startsWith("with one sending thread: no failure in "));
  }

  @Test
  void shouldFindThatASharedBufferDoesNotNeedTls() throws Exception {
    RunResult run = run("shared-net-buffer", untilFired(), false);
    assertThat(control(run, Control.PLAIN_WS).outcome().isFailure()).isTrue();
    assertThat(findings(run))
        .anyMatch(line -> line.startsWith("over plain ws it broke too"))
        .anyMatch(line -> line.endsWith("the fault does not need TLS"));
  }

  @Test
  void shouldSkipAControlThatMeansNothingAndSayWhy() throws Exception {
    RunResult run = run("concurrent-wrap", untilFired(), false);
    TrialResult plain = control(run, Control.PLAIN_WS);
    assertThat(plain.end()).isEqualTo(TrialResult.End.SKIPPED);
    assertThat(Objects.requireNonNull(plain.diagnosis()).sentence()).contains("Jetty's TLS layer");
    assertThat(findings(run)).anyMatch(line -> line.startsWith("over plain ws: not run, since "));
  }

  @Test
  void shouldNotTryAgainWhatHeld() throws Exception {
    RunResult run = run("mutex", Budget.of(Duration.ofMillis(300)), false);
    assertThat(run.trials()).hasSize(1);
  }

  /** The server and the clients of both kinds without TLS, by the name that a control has. */
  @ParameterizedTest
  @ValueSource(strings = {"serial-executor+plain-ws", "mutex+plain-ws"})
  void shouldServePlainWs(String subject) throws Exception {
    RunResult run = run(subject, Budget.of(Duration.ofMillis(300)), false);
    TrialResult only = run.trials().get(0).result();
    assertThat(only.outcome().isFailure()).as(only.toString()).isFalse();
    assertThat(only.messagesVerified()).isPositive();
    assertThat(only.sessionsOpened()).isEqualTo(4);
  }
}
