package dev.wsstress.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wsstress.plan.Budget;
import dev.wsstress.plan.Defaults;
import dev.wsstress.plan.Dispatch;
import dev.wsstress.plan.PlanException;
import dev.wsstress.plan.RunPlan;
import dev.wsstress.plan.Target;
import dev.wsstress.plan.Wishes;
import dev.wsstress.reports.result.Blame;
import dev.wsstress.reports.result.Diagnosis;
import dev.wsstress.reports.result.Mechanism;
import dev.wsstress.reports.result.Observation;
import dev.wsstress.reports.result.Outcome;
import dev.wsstress.reports.result.TrialResult;
import dev.wsstress.reports.result.TrialResult.End;
import dev.wsstress.reports.result.Witness;
import dev.wsstress.subject.SubjectCatalog;
import dev.wsstress.tls.TestAuthority;
import dev.wsstress.trial.StopSignal;
import dev.wsstress.trial.Trial;
import dev.wsstress.trial.TrialListener;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real child JVMs that really end: each end is data. */
class WorkerTrialTest {
  private static final int SESSIONS = 2;
  private static final Duration LONG = Duration.ofMinutes(5);

  @TempDir Path out;

  private final StopSignal stop = new StopSignal();
  private final Told told = new Told();

  private static class Told implements TrialListener {
    final List<Observation> observations = Collections.synchronizedList(new ArrayList<>());
    final List<Witness> witnesses = new ArrayList<>();

    @Override
    public void observed(Observation observation) {
      observations.add(observation);
    }

    @Override
    public void witnessed(Witness witness) {
      witnesses.add(witness);
    }

    @Override
    public void progressed(String phase, long messages, int broken) {}
  }

  private static Trial trial(String subject, Duration duration, Target target) {
    RunPlan plan =
        new RunPlan(
            List.of(subject),
            SESSIONS,
            Budget.of(duration),
            List.of(Defaults.TLS),
            Wishes.NONE,
            Defaults.ACTORS,
            Defaults.UNPACED,
            Dispatch.INLINE,
            42,
            target);
    return new Trial(
        1, plan, Defaults.TLS, SubjectCatalog.load().byName(subject), TestAuthority.create());
  }

  private TrialResult run(String subject, Duration duration) {
    return run(subject, duration, told);
  }

  private TrialResult run(String subject, Duration duration, TrialListener listener) {
    Trial trial = trial(subject, duration, new Target.Embedded(0));
    return new WorkerTrial(trial, out, listener, stop).run();
  }

  private void assertDied(TrialResult result, Outcome outcome, End end) {
    assertThat(result.outcome()).as(result.toString()).isEqualTo(outcome);
    assertThat(result.end()).isEqualTo(end);
    assertThat(result.sessionsOpened()).isEqualTo(SESSIONS);
    assertThat(result.outcomes()).isEqualTo(Map.of(outcome, SESSIONS));
    assertThat(told.witnesses).hasSize(1);
    assertThat(told.witnesses.get(0).observations()).isEqualTo(told.observations);
    assertThat(told.witnesses.get(0).diagnosis()).isEqualTo(result.diagnosis());
  }

  private Observation.VmCrash crash() {
    return (Observation.VmCrash) told.observations.get(0);
  }

  @Test
  void shouldHandOnWhatAWholeTrialTold() throws Exception {
    TrialResult result = run("serial-executor", Duration.ofMillis(500));
    assertThat(result.outcome()).isEqualTo(Outcome.DELIVERED);
    assertThat(result.end()).isEqualTo(End.COMPLETED);
    assertThat(result.messagesVerified()).isPositive();
    assertThat(result.latency().count()).isPositive();
    assertThat(told.observations).isEmpty();
    assertThat(out).isEmptyDirectory();
  }

  @Test
  void shouldHandOnTheWitnessesOfAHazard() {
    TrialResult result = run("concurrent-wrap", LONG);
    assertThat(result.sessionsBroken()).isEqualTo(SESSIONS);
    assertThat(told.witnesses).hasSize(SESSIONS);
    assertThat(told.observations).containsAll(told.witnesses.get(0).observations());
    assertThat(told.witnesses.get(0).trace().wrapOrder()).isNotEmpty();
  }

  @Test
  void shouldTellACrash() {
    TrialResult result = run("doomed-crash", LONG);
    assertDied(result, Outcome.VM_CRASH, End.COMPLETED);
    assertThat(crash().signal()).isEqualTo("SIGSEGV");
    assertThat(crash().faultAddress()).isEqualTo("0x27");
    assertThat(crash().frame()).isNotEmpty();
    assertThat(out.resolve("trial-1-hs_err.log")).exists();
    assertThat(result.diagnosis())
        .satisfies(d -> assertThat(d.mechanism()).isEqualTo(Mechanism.NATIVE_CRASH))
        .satisfies(d -> assertThat(d.sentence()).contains("SIGSEGV", "fault address 0x27"));
  }

  @Test
  void shouldTellAnAbortWithoutErrorFile() {
    TrialResult result = run("doomed-abort", LONG);
    assertDied(result, Outcome.VM_CRASH, End.COMPLETED);
    assertThat(crash().exitCode()).isEqualTo(134);
    assertThat(crash().signal()).isEqualTo("SIGABRT");
    assertThat(crash().detail()).contains("it left no error file");
  }

  @Test
  void shouldTellAnExitThatNobodyWanted() {
    TrialResult result = run("doomed-leave", LONG);
    assertDied(result, Outcome.VM_CRASH, End.COMPLETED);
    assertThat(crash().exitCode()).isEqualTo(5);
    assertThat(Objects.requireNonNull(result.diagnosis()).mechanism())
        .isEqualTo(Mechanism.UNEXPLAINED);
  }

  @Test
  void shouldNotBlameTheSubjectForTheLackOfMemory() {
    TrialResult result = run("doomed-greed", LONG);
    assertDied(result, Outcome.INFRASTRUCTURE, End.ABORTED);
    assertThat(result.sessionsBroken()).isZero();
    assertThat(told.observations.get(0).sentence()).contains("ran out of memory");
  }

  @Test
  void shouldNotBlameTheSubjectForASignalFromOutside() {
    Told killing =
        new Told() {
          @Override
          public void progressed(String phase, long messages, int broken) {
            if (messages > 0) {
              ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
            }
          }
        };
    TrialResult result = run("doomed-patient", LONG, killing);
    assertThat(result.outcome()).isEqualTo(Outcome.INFRASTRUCTURE);
    assertThat(result.end()).isEqualTo(End.ABORTED);
    assertThat(result.messagesVerified()).isPositive();
    assertThat(result.sessionsBroken()).isZero();
    assertThat(killing.observations.get(0).sentence()).contains("killed from outside by SIGKILL");
  }

  @Test
  void shouldNameTheLocksOfADeadlock() {
    TrialResult result = run("doomed-deadlock", LONG);
    assertThat(result.outcome()).isEqualTo(Outcome.STALLED);
    Diagnosis diagnosis = Objects.requireNonNull(result.diagnosis());
    assertThat(diagnosis.mechanism()).isEqualTo(Mechanism.LOCK_CYCLE);
    assertThat(diagnosis.blame()).containsExactly(Blame.CLIENT);
    assertThat(diagnosis.sentence())
        .contains("'holds-the-lock' waits for java.lang.Object@")
        .contains("ReentrantLock$NonfairSync@", "of 'holds-the-lock'");
    Observation.Stall stall = stall();
    assertThat(stall.lockCycle()).hasSize(2);
    assertThat(stall.threads()).anyMatch(thread -> "holds-the-lock".equals(thread.owner()));
    assertThat(stall.streams()).hasSize(Defaults.ACTORS);
    assertThat(stall.streams())
        .allMatch(stream -> stream.lastSent() >= stream.lastAcknowledged())
        .anyMatch(stream -> stream.lastSent() > stream.lastAcknowledged());
    assertThat(stall.queued()).as("the strand's own task at least").isPositive();
  }

  private Observation.Stall stall() {
    return told.observations.stream()
        .filter(Observation.Stall.class::isInstance)
        .map(Observation.Stall.class::cast)
        .findFirst()
        .orElseThrow();
  }

  /** Really stopped and continued, for longer than a session may be silent. */
  @Test
  void shouldNotTakeAStoppedProcessForAStall() {
    TrialResult result = run("doomed-stopped", Duration.ofSeconds(15));
    assertThat(result.outcome()).as(result.toString()).isEqualTo(Outcome.DELIVERED);
    assertSawTheStop(result);
  }

  @Test
  void shouldBlameTheHostForAStallThatBeganWhenItStoodStill() {
    TrialResult result = run("doomed-mute", LONG);
    assertThat(result.outcome()).as(result.toString()).isEqualTo(Outcome.INFRASTRUCTURE);
    assertThat(result.sessionsBroken()).isZero();
    assertThat(Objects.requireNonNull(result.diagnosis()).blame()).containsExactly(Blame.HOST);
    assertThat(told.observations.get(0).sentence()).contains("stood still for ");
    assertSawTheStop(result);
  }

  private static void assertSawTheStop(TrialResult result) {
    assertThat(result.hiccups().maxNanos())
        .as("the stop as the child saw it")
        .isGreaterThan(Doomed.Stopped.LIMIT.toNanos());
  }

  @Test
  void shouldKillAJvmThatHangs() throws Exception {
    Trial trial = trial("doomed-hang", Duration.ofMillis(200), new Target.Embedded(0));
    TrialResult result = new WorkerTrial(trial, out, told, stop, Duration.ofSeconds(8)).run();
    assertDied(result, Outcome.STALLED, End.COMPLETED);
    assertThat(told.observations.get(0).sentence()).contains("had not ended after 8 s");
    assertThat(Files.readString(out.resolve("trial-1-worker.log")))
        .contains("Full thread dump", "Doomed$Hang");
    assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void shouldStopWhenAStopIsWished() {
    Told stopping =
        new Told() {
          @Override
          public void progressed(String phase, long messages, int broken) {
            if (messages > 0) {
              stop.stop();
            }
          }
        };
    TrialResult result = run("doomed-patient", LONG, stopping);
    assertThat(result.end()).isEqualTo(End.INTERRUPTED);
    assertThat(result.outcome()).isEqualTo(Outcome.DELIVERED);
    assertThat(result.messagesVerified()).isPositive();
  }

  @Test
  void shouldRefuseAPlanThatCannotBeRun() {
    Target target =
        new Target.Remote(URI.create("wss://127.0.0.1:1/x"), out.resolve("no-such-file"));
    Trial trial = trial("doomed-patient", LONG, target);
    assertThatExceptionOfType(PlanException.class)
        .isThrownBy(() -> new WorkerTrial(trial, out, told, stop).run())
        .withMessageContaining("no-such-file");
  }

  @Test
  void shouldSayThatNoJvmCouldBeStarted() {
    System.setProperty(WorkerCommand.JAVA, "/no/such/java");
    try {
      TrialResult result = run("doomed-patient", LONG);
      assertThat(result.end()).isEqualTo(End.ABORTED);
      assertThat(result.outcome()).isEqualTo(Outcome.INFRASTRUCTURE);
      assertThat(told.observations.get(0).sentence()).contains("no JVM could be started");
    } finally {
      System.clearProperty(WorkerCommand.JAVA);
    }
  }
}
