package dev.wsstress.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.api.Requirements;
import dev.wsstress.load.Conversation;
import dev.wsstress.model.Observation;
import dev.wsstress.model.RuntimeObservation;
import dev.wsstress.model.TrialResult.End;
import dev.wsstress.plan.Budget;
import dev.wsstress.plan.Budget.Until;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoadDriveTest {
  private static final Duration TICK = Duration.ofMillis(50);
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final int SESSIONS = 4;

  private final TestTime time = new TestTime();
  private final HiccupRecorder hiccups = new HiccupRecorder(time);
  private final StopSignal stop = new StopSignal();
  private final long start = time.nanos();

  /** How the sessions behave: done whenever time has passed. */
  private interface Course {
    void go(TestLoad load, Duration sinceStart);
  }

  private TestLoad load(Budget budget, Course course) {
    TestLoad load = new TestLoad(SESSIONS, budget, time);
    time.onWait(
        () -> {
          hiccups.awake(time.nanos());
          course.go(load, sinceStart());
        });
    return load;
  }

  private LoadDrive drive(TestLoad load) {
    return drive(load, Requirements.NONE);
  }

  private LoadDrive drive(TestLoad load, Requirements needs) {
    LoadDrive.Surroundings around =
        new LoadDrive.Surroundings(new Silent(), stop, hiccups, new SubjectThreads(), time);
    return new LoadDrive(load.plan, needs, load.load, around, start);
  }

  private Duration sinceStart() {
    return Duration.ofNanos(time.nanos() - start);
  }

  private static void whole(TestLoad load, Duration sinceStart) {
    load.echoAll();
    load.sessions.forEach(TestLoad.Answered::closeIfAsked);
  }

  @Test
  void shouldEndWhenItsTimeIsOver() {
    try (TestLoad load = load(Budget.of(Duration.ofSeconds(12)), LoadDriveTest::whole)) {
      LoadDrive drive = drive(load);
      assertThat(drive.plain()).isEqualTo(End.COMPLETED);
      assertThat(sinceStart()).isEqualTo(Duration.ofSeconds(12));
      drive.settle();
      assertThat(load.load.conversations()).allMatch(Conversation::isClosed);
      assertThat(load.seen).isEmpty();
    }
  }

  @Test
  void shouldEndWhenEnoughMessagesAreVerified() {
    Budget budget = new Budget(LONG, 10L * SESSIONS * TestLoad.IN_FLIGHT, Until.ALL_FAILED);
    try (TestLoad load = load(budget, LoadDriveTest::whole)) {
      assertThat(drive(load).plain()).isEqualTo(End.COMPLETED);
      assertThat(sinceStart()).isEqualTo(TICK.multipliedBy(10));
    }
  }

  @Test
  void shouldEndWhenAllSessionsHaveFailed() {
    Course course = (load, at) -> failEachSecond(load, at, SESSIONS);
    try (TestLoad load = load(Budget.of(LONG), course)) {
      assertThat(drive(load).plain()).isEqualTo(End.COMPLETED);
      assertThat(sinceStart()).isEqualTo(Duration.ofSeconds(SESSIONS));
    }
  }

  @Test
  void shouldWaitForMoreWitnessesAfterTheFirstFailureButNotForLong() {
    Budget budget = new Budget(LONG, 0, Until.FIRST_FAILURE);
    try (TestLoad load = load(budget, (all, at) -> failEachSecond(all, at, 1))) {
      assertThat(drive(load).plain()).isEqualTo(End.COMPLETED);
      assertThat(sinceStart())
          .isBetween(Duration.ofMillis(2_200), Duration.ofMillis(2_200).plus(TICK.multipliedBy(2)));
    }
  }

  @Test
  void shouldEndSoonAfterThreeFailures() {
    Budget budget = new Budget(LONG, 0, Until.FIRST_FAILURE);
    Course course =
        (load, at) -> {
          load.echoAll();
          load.sessions.subList(0, 3).forEach(TestLoad.Answered::fail);
        };
    try (TestLoad load = load(budget, course)) {
      assertThat(drive(load).plain()).isEqualTo(End.COMPLETED);
      assertThat(sinceStart())
          .isBetween(Duration.ofMillis(350), Duration.ofMillis(350).plus(TICK.multipliedBy(2)));
    }
  }

  /** Where the question is whether the JVM dies, one broken session is no answer. */
  @Test
  void shouldNotEndWithTheFirstFailureInAJvmOfItsOwn() {
    Budget budget = new Budget(Duration.ofSeconds(30), 0, Until.FIRST_FAILURE);
    try (TestLoad load = load(budget, (all, at) -> failEachSecond(all, at, 1))) {
      assertThat(drive(load, Requirements.NONE.withOwnJvm()).plain()).isEqualTo(End.COMPLETED);
      assertThat(sinceStart()).isEqualTo(Duration.ofSeconds(30));
    }
  }

  @Test
  void shouldEndWhenItIsStopped() {
    Course course =
        (load, at) -> {
          whole(load, at);
          if (at.toSeconds() >= 3) {
            stop.stop();
          }
        };
    try (TestLoad load = load(Budget.of(LONG), course)) {
      LoadDrive drive = drive(load);
      assertThat(drive.plain()).isEqualTo(End.INTERRUPTED);
      assertThat(sinceStart()).isEqualTo(Duration.ofSeconds(3));
      drive.settle();
      assertThat(load.load.conversations()).allMatch(Conversation::isClosed);
    }
  }

  @Test
  void shouldGiveUpOnEchoesThatDoNotComeAfterTheLimit() {
    settled((all, at) -> {}, Requirements.STALL_LIMIT);
  }

  @Test
  void shouldGiveUpSoonerWhereAPersonWaits() {
    stop.stop();
    settled((all, at) -> {}, Duration.ofSeconds(3));
  }

  @Test
  void shouldHurryFromAStopOn() {
    Course stopping =
        (all, at) -> {
          if (at.toSeconds() >= 2) {
            stop.stop();
          }
        };
    settled(stopping, Duration.ofSeconds(2 + 3));
  }

  @Test
  void shouldGiveUpOnSessionsThatDoNotClose() {
    settled((all, at) -> all.echoAll(), Requirements.STALL_LIMIT);
  }

  /** Sends, settles, and expects that all of them have stalled after a limit. */
  private void settled(Course course, Duration limit) {
    try (TestLoad load = load(Budget.of(LONG), course)) {
      load.load.start();
      drive(load).settle();
      assertThat(sinceStart()).isBetween(limit, limit.plus(TICK));
      assertThat(load.seen).hasSize(SESSIONS).allMatch(RuntimeObservation.Stall.class::isInstance);
    }
  }

  /** What a server sent before it was asked to close stands before its close. */
  @Test
  void shouldTakeWhatStandsBeforeTheClose() {
    Duration backlog = Requirements.STALL_LIMIT.multipliedBy(3);
    Course course =
        (load, at) -> {
          load.sessions.forEach(TestLoad.Answered::push);
          if (at.compareTo(backlog) > 0) {
            whole(load, at);
          }
        };
    try (TestLoad load = load(Budget.of(LONG), course)) {
      load.load.start();
      drive(load).settle();
      assertThat(load.seen).isEmpty();
      assertThat(load.load.conversations()).allMatch(Conversation::isClosed);
    }
  }

  /** All answer, and each second one of the first few fails, until so many have. */
  private static void failEachSecond(TestLoad load, Duration at, int most) {
    load.echoAll();
    load.sessions.stream().limit(Math.min(most, at.toSeconds())).forEach(TestLoad.Answered::fail);
  }

  /** A listener that keeps nothing. */
  private static final class Silent implements TrialListener {
    @Override
    public void observed(Observation observation) {}

    @Override
    public void progressed(String phase, long messages, int broken) {}
  }
}
