package dev.wsstress.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wsstress.api.PlanException;
import dev.wsstress.api.SubjectSpec;
import dev.wsstress.model.Blame;
import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.Observation;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.RuntimeObservation;
import dev.wsstress.model.TrialResult;
import dev.wsstress.model.TrialResult.End;
import dev.wsstress.model.Witness;
import dev.wsstress.plan.Defaults;
import dev.wsstress.plan.RunPlan;
import dev.wsstress.plan.Target;
import dev.wsstress.plan.TrialKey;
import dev.wsstress.plan.TrialPlan;
import dev.wsstress.subject.SubjectCatalog;
import dev.wsstress.tls.TestAuthority;
import dev.wsstress.trial.ClientReport;
import dev.wsstress.trial.EmbeddedServer;
import dev.wsstress.trial.ServerSide;
import dev.wsstress.trial.StopSignal;
import dev.wsstress.trial.Trial;
import dev.wsstress.trial.TrialJoin;
import dev.wsstress.trial.TrialListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real child JVMs that really end: each end is data. */
class ClientProcessTest {
  private static final int SESSIONS = 2;
  private static final Duration LONG = Duration.ofMinutes(5);

  @TempDir Path out;

  private final StopSignal stop = new StopSignal();
  private final Told told = new Told();
  private List<Witness> witnesses = List.of();

  private static class Told implements TrialListener {
    final List<Observation> observations = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void observed(Observation observation) {
      observations.add(observation);
    }

    @Override
    public void progressed(String phase, long messages, int broken) {}
  }

  private static Trial trial(String subject, Duration duration, Target target) {
    SubjectSpec spec = SubjectCatalog.load().byName(subject);
    TrialPlan plan =
        RunPlan.of(subject)
            .sessions(SESSIONS)
            .duration(duration)
            .seed(42)
            .target(target)
            .build()
            .trial(new TrialKey(1, subject, Defaults.TLS), spec.conditions());
    return new Trial(plan, spec);
  }

  private TrialResult run(String subject, Duration duration) {
    return run(subject, duration, told);
  }

  private TrialResult run(String subject, Duration duration, TrialListener listener) {
    long start = System.nanoTime();
    return run(trial(subject, duration, new Target.Embedded(0)), start, listener, null);
  }

  private TrialResult run(
      Trial trial, long start, TrialListener listener, @Nullable Duration limit) {
    try (ServerSide server =
        EmbeddedServer.start(trial.plan(), TestAuthority.create(), start, listener::observed)) {
      ClientReport client =
          new ClientProcess(out, trial.requirements(), start, limit)
              .run(trial.plan(), server.endpoint(), listener, stop);
      TrialJoin join =
          TrialJoin.join(trial, client, server.report(trial.plan().sessions(), client));
      witnesses = join.witnesses();
      return join.result();
    }
  }

  private void assertDied(TrialResult result, Outcome outcome, End end) {
    assertThat(result.outcome()).as(result.toString()).isEqualTo(outcome);
    assertThat(result.end()).isEqualTo(end);
    assertThat(result.sessionsOpened()).isEqualTo(SESSIONS);
    assertThat(result.outcomes()).isEqualTo(Map.of(outcome, SESSIONS));
    assertThat(witnesses).hasSize(1);
    assertThat(witnesses.get(0).observations()).contains(death());
    assertThat(witnesses.get(0).diagnosis()).isEqualTo(result.diagnosis());
  }

  private RuntimeObservation.VmCrash crash() {
    return (RuntimeObservation.VmCrash) death();
  }

  /** What ends the JVM; the server sees the ends of connections before. */
  private Observation death() {
    return told.observations.stream()
        .filter(
            seen ->
                seen instanceof RuntimeObservation.VmCrash
                    || seen instanceof RuntimeObservation.Hung
                    || seen instanceof RuntimeObservation.Environment)
        .findFirst()
        .orElseThrow();
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
    assertThat(witnesses).hasSize(SESSIONS);
    assertThat(told.observations).containsAnyElementsOf(witnesses.get(0).observations());
    assertThat(witnesses.get(0).trace().wrapOrder()).isNotEmpty();
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
    assertThat(death().sentence()).contains("ran out of memory");
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
    // The server's own last facts may come after it.
    assertThat(killing.observations)
        .extracting(Observation::sentence)
        .filteredOn(sentence -> sentence.contains("killed from outside by SIGKILL"))
        .hasSize(1);
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
    RuntimeObservation.Stall stall = stall();
    assertThat(stall.lockCycle()).hasSize(2);
    assertThat(stall.threads()).anyMatch(thread -> "holds-the-lock".equals(thread.owner()));
    assertThat(stall.streams()).hasSize(Defaults.ACTORS);
    assertThat(stall.streams())
        .allMatch(stream -> stream.lastSent() >= stream.lastAcknowledged())
        .anyMatch(stream -> stream.lastSent() > stream.lastAcknowledged());
    assertThat(stall.queued()).as("the strand's own task at least").isPositive();
  }

  private RuntimeObservation.Stall stall() {
    return told.observations.stream()
        .filter(RuntimeObservation.Stall.class::isInstance)
        .map(RuntimeObservation.Stall.class::cast)
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
    assertThat(death().sentence()).contains("was frozen for ");
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
    TrialResult result = run(trial, System.nanoTime(), told, Duration.ofSeconds(8));
    assertDied(result, Outcome.STALLED, End.COMPLETED);
    assertThat(death().sentence()).contains("had not ended after 8 s");
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

  /** A child that knows no such subject says so, and the parent passes it on. */
  @Test
  void shouldRefuseAPlanThatCannotBeRun() {
    Trial known = trial("doomed-patient", LONG, new Target.Embedded(0));
    Trial unknown = new Trial(known.plan().as(1, "no-such-subject"), known.subject());
    assertThatExceptionOfType(PlanException.class)
        .isThrownBy(() -> run(unknown, System.nanoTime(), told, null))
        .withMessageContaining("no-such-subject");
  }

  @Test
  void shouldSayThatNoJvmCouldBeStarted() {
    System.setProperty(ChildCommand.JAVA, "/no/such/java");
    try {
      TrialResult result = run("doomed-patient", LONG);
      assertThat(result.end()).isEqualTo(End.ABORTED);
      assertThat(result.outcome()).isEqualTo(Outcome.INFRASTRUCTURE);
      assertThat(death().sentence()).contains("no JVM could be started");
    } finally {
      System.clearProperty(ChildCommand.JAVA);
    }
  }
}
