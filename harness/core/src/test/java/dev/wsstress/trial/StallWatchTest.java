package dev.wsstress.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.load.Conversation;
import dev.wsstress.model.RuntimeObservation;
import dev.wsstress.plan.Budget;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StallWatchTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Duration TICK = Duration.ofMillis(50);

  private final TestTime time = new TestTime();
  private final long start = time.nanos();
  private final HiccupRecorder hiccups = new HiccupRecorder(time);
  private final TestLoad load = new TestLoad(2, Budget.of(LIMIT), time);
  private final StallWatch watch =
      new StallWatch(
          load.load.conversations(),
          LIMIT,
          conversation -> conversation.inFlight() > 0,
          () -> new StallReport(hiccups, load.load.conversations(), new SubjectThreads(), start),
          hiccups,
          start);

  @BeforeEach
  void start() {
    load.load.start();
    look();
  }

  @AfterEach
  void close() {
    load.close();
  }

  private void look() {
    watch.look(time.nanos() - start);
  }

  /** Looks again and again on a machine that runs well, and has something done each time. */
  private void watchFor(Duration span, Runnable each) {
    for (long i = 0; i < span.dividedBy(TICK); i++) {
      time.advance(TICK);
      hiccups.awake(time.nanos());
      each.run();
      look();
    }
  }

  private void watchFor(Duration span) {
    watchFor(span, () -> {});
  }

  private boolean isBroken(int session) {
    return load.conversation(session).isBroken();
  }

  @Test
  void shouldBreakASessionThatWaitsLongerThanTheLimit() {
    watchFor(LIMIT, load.sessions.get(1)::echo);
    assertThat(isBroken(0)).isFalse();
    watchFor(TICK, load.sessions.get(1)::echo);
    assertThat(isBroken(0)).isTrue();
    assertThat(isBroken(1)).isFalse();
    assertThat(load.seen)
        .singleElement()
        .isInstanceOfSatisfying(
            RuntimeObservation.Stall.class,
            stall -> {
              assertThat(stall.session()).isZero();
              assertThat(stall.inFlight()).isEqualTo(TestLoad.IN_FLIGHT);
              assertThat(stall.silentNanos()).isEqualTo(LIMIT.plus(TICK).toNanos());
            });
  }

  @Test
  void shouldBeginAgainWithEveryEcho() {
    IntStream.range(0, 5)
        .forEach(
            i -> {
              watchFor(LIMIT);
              load.echoAll();
            });
    assertThat(load.seen).isEmpty();
  }

  /** Behind the server's own stream a slow client comes to its echoes late. */
  @Test
  void shouldTakeAMessageOfTheServersOwnForMovement() {
    watchFor(LIMIT.multipliedBy(5), this::pushToAll);
    load.echoAll();
    watchFor(LIMIT.multipliedBy(5), this::pushToAll);
    assertThat(load.seen).isEmpty();
  }

  @Test
  void shouldNotWaitForeverForAnEchoBetweenOtherMessages() {
    watchFor(LIMIT.multipliedBy(StallWatch.WITHOUT_ECHO), this::pushToAll);
    assertThat(load.seen).isEmpty();
    watchFor(TICK, this::pushToAll);
    assertThat(load.seen).hasSize(2).allMatch(RuntimeObservation.Stall.class::isInstance);
  }

  private void pushToAll() {
    load.sessions.forEach(TestLoad.Answered::push);
  }

  @Test
  void shouldNotAskForMovementWhereNothingIsWaitedFor() {
    load.load.stopSending();
    load.echoAll();
    watchFor(LIMIT.multipliedBy(10));
    assertThat(load.seen).isEmpty();
  }

  @Test
  void shouldNotCountTheTimeInWhichTheMachineWasFrozen() {
    watchFor(LIMIT.dividedBy(2));
    time.advance(LIMIT);
    hiccups.awake(time.nanos());
    look();
    assertThat(load.load.conversations()).noneMatch(Conversation::isBroken);
  }

  @Test
  void shouldBlameTheMachineThatWasFrozenForTheLimit() {
    time.advance(LIMIT.plusSeconds(1));
    hiccups.awake(time.nanos());
    watchFor(LIMIT.plusSeconds(1));
    assertThat(load.seen).hasSize(2).allMatch(RuntimeObservation.Environment.class::isInstance);
  }
}
