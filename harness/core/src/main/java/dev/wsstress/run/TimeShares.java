package dev.wsstress.run;

import dev.wsstress.api.PlanException;
import dev.wsstress.api.SubjectSpec;
import dev.wsstress.model.Expectation;
import dev.wsstress.model.TrialResult;
import dev.wsstress.plan.Budget;
import dev.wsstress.plan.DurationText;
import dev.wsstress.plan.RunPlan;
import dev.wsstress.plan.TlsProfile;
import dev.wsstress.plan.TrialKey;
import dev.wsstress.plan.TrialPlan;
import dev.wsstress.subject.ControlSpec;
import dev.wsstress.trial.Time;
import dev.wsstress.trial.Trial;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Everything once within the duration of the plan in sum. Hazards come first and have half of it;
 * each trial may take what is left, divided by those that wait. A hazard ends when it fires, mostly
 * at once, and what it leaves is there for those that did not: they have {@value #SURE_TRIES} turns
 * for sure, and more while their half lasts. What is left after them is for what must not fail.
 */
final class TimeShares implements TrialSchedule {
  /** Opening sessions and closing them, which no trial's duration counts; a guess for the first. */
  private static final Duration APPARATUS = Duration.ofMillis(500);

  /** Less than that shows nothing, and a plan that is too short for it runs a little longer. */
  private static final Duration LEAST = Duration.ofMillis(400);

  /** What a trial has at least, apparatus included, if the plan is accepted. */
  private static final Duration FAIR = Duration.ofSeconds(1);

  /** A busy machine can hide a race, or show another failure first; not three times. */
  private static final int SURE_TRIES = 3;

  /** A hazard that was silent so often is silent. */
  private static final int MAX_TRIES = 6;

  /** What a hazard has at least when it is asked again. */
  private static final Duration AGAIN = Duration.ofSeconds(3);

  private final RunPlan plan;
  private final Time time;
  private final Queue<Turn> hazards = new ArrayDeque<>();
  private final Queue<Turn> safe = new ArrayDeque<>();
  private final long startNanos;
  private @Nullable Turn current;
  private long trialStartNanos;
  private long apparatusNanos;
  private int trials;

  private record Turn(SubjectSpec subject, TlsProfile tls, int number) {}

  TimeShares(RunPlan plan, List<SubjectSpec> subjects, Time time) {
    this.plan = plan;
    this.time = time;
    this.startNanos = time.nanos();
    for (TlsProfile tls : plan.matrix().tls()) {
      for (SubjectSpec subject : subjects) {
        (mustFire(subject) ? hazards : safe).add(new Turn(subject, tls, 1));
      }
    }
  }

  /**
   * States that a plan's duration is enough: hazards that had no time would be called silent.
   *
   * @throws PlanException if it is not
   */
  static void requireTime(RunPlan plan) {
    Duration least = FAIR.multipliedBy(plan.matrix().total());
    if (plan.budget().duration().compareTo(least) < 0) {
      throw new PlanException(
          DurationText.write(plan.budget().duration())
              + " is too short for "
              + plan.matrix().total()
              + " trials: take at least "
              + DurationText.write(least)
              + ", or fewer subjects, providers or TLS versions");
    }
  }

  private static boolean mustFire(SubjectSpec subject) {
    return subject.description().expectation().kind() == Expectation.Kind.REQUIRE;
  }

  @Override
  public @Nullable Trial next() {
    boolean hazard = !hazards.isEmpty();
    int waiting = hazard ? hazards.size() : safe.size();
    Turn turn = hazard ? hazards.poll() : safe.poll();
    current = turn;
    if (turn == null) {
      return null;
    }
    Duration left = hazard ? hazardsLeft() : left(1);
    Duration fair = left.dividedBy(waiting).minus(apparatus());
    Duration least = turn.number() > 1 ? AGAIN : LEAST;
    trials++;
    trialStartNanos = time.nanos();
    TrialKey key = new TrialKey(trials, turn.subject().description().name(), turn.tls());
    TrialPlan share =
        plan.trial(key, turn.subject().conditions())
            .with(budget(fair.compareTo(least) < 0 ? least : fair));
    return new Trial(ControlSpec.under(turn.subject(), share), turn.subject());
  }

  private Duration hazardsLeft() {
    return left(safe.isEmpty() ? 1 : 2);
  }

  private Duration apparatus() {
    return trials == 0 ? APPARATUS : Duration.ofNanos(apparatusNanos / trials);
  }

  private Duration left(int parts) {
    return plan.budget().duration().dividedBy(parts).minusNanos(time.nanos() - startNanos);
  }

  private static Budget budget(Duration share) {
    return new Budget(share.compareTo(LEAST) < 0 ? LEAST : share, 0, Budget.Until.FIRST_FAILURE);
  }

  @Override
  public void ended(Trial trial, TrialResult result) {
    apparatusNanos += time.nanos() - trialStartNanos - result.elapsedNanos();
    Turn turn = current;
    if (turn != null && wasSilent(turn, result) && mayTryAgain(turn)) {
      hazards.add(new Turn(turn.subject(), turn.tls(), turn.number() + 1));
    }
  }

  private static boolean wasSilent(Turn turn, TrialResult result) {
    return mustFire(turn.subject())
        && !result.showsRequired()
        && result.end() == TrialResult.End.COMPLETED;
  }

  private boolean mayTryAgain(Turn turn) {
    return turn.number() < SURE_TRIES || (turn.number() < MAX_TRIES && !hazardsLeft().isNegative());
  }

  @Override
  public int total() {
    return trials + hazards.size() + safe.size();
  }
}
