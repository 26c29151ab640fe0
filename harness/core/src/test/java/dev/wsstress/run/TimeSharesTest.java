package dev.wsstress.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wsstress.api.PlanException;
import dev.wsstress.api.Subject;
import dev.wsstress.api.SubjectContext;
import dev.wsstress.api.SubjectSpec;
import dev.wsstress.model.Blame;
import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Expectation;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.SubjectDescription;
import dev.wsstress.model.SubjectDescription.Role;
import dev.wsstress.model.TrialResult;
import dev.wsstress.plan.RunPlan;
import dev.wsstress.trial.TestTime;
import dev.wsstress.trial.Trial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimeSharesTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final TestTime time = new TestTime();
  private final List<String> names = new ArrayList<>();
  private final List<Duration> budgets = new ArrayList<>();

  private static RunPlan plan(Duration duration, List<SubjectSpec> subjects) {
    List<String> names = subjects.stream().map(s -> s.description().name()).toList();
    return RunPlan.of(names).duration(duration).build();
  }

  /** What becomes of a trial. */
  private interface Course {
    /** How long it takes. */
    Duration takes(Trial trial);

    /** Whether it shows what it has to. */
    boolean fires(Trial trial);
  }

  private static final Course SILENT = course(false);
  private static final Course FIRING = course(true);

  /** A hazard that fires does so at once; all else takes its whole budget. */
  private static Course course(boolean fires) {
    return new Course() {
      @Override
      public Duration takes(Trial trial) {
        return fires(trial) ? Duration.ZERO : trial.plan().budget().duration();
      }

      @Override
      public boolean fires(Trial trial) {
        return fires && trial.description().role() == Role.HAZARD;
      }
    };
  }

  private void run(Duration duration, List<SubjectSpec> subjects, Course course) {
    TimeShares shares = new TimeShares(plan(duration, subjects), subjects, time);
    for (Trial trial = shares.next(); trial != null; trial = shares.next()) {
      names.add(trial.description().name());
      budgets.add(trial.plan().budget().duration());
      time.advance(course.takes(trial));
      shares.ended(trial, result(trial, course.fires(trial)));
    }
    assertThat(shares.total()).isEqualTo(names.size());
  }

  private static TrialResult result(Trial trial, boolean fired) {
    Diagnosis why =
        fired
            ? new Diagnosis(Mechanism.LOCK_CYCLE, "a circle", List.of(), List.of(Blame.CLIENT))
            : null;
    return TrialResult.unmeasured(
        trial.started(),
        TrialResult.End.COMPLETED,
        1,
        fired ? 1 : 0,
        fired ? Outcome.STALLED : Outcome.DELIVERED,
        why);
  }

  @Test
  void shouldTryHazardsFirst() {
    run(
        MINUTE,
        List.of(new Design("a"), new Hazard("x"), new Design("b"), new Hazard("y")),
        FIRING);
    assertThat(names).containsExactly("x", "y", "a", "b");
  }

  @Test
  void shouldGiveHazardsHalfOfTheTime() {
    run(MINUTE, List.of(new Design("a"), new Hazard("x")), FIRING);
    assertThat(budgets.get(0)).isBetween(Duration.ofSeconds(28), Duration.ofSeconds(30));
  }

  @Test
  void shouldGiveHazardsAllWhereThereIsNothingElse() {
    run(MINUTE, List.of(new Hazard("x")), FIRING);
    assertThat(budgets.get(0)).isBetween(Duration.ofSeconds(58), MINUTE);
  }

  @Test
  void shouldGiveDesignsWhatHazardsLeave() {
    run(MINUTE, List.of(new Design("a"), new Design("b"), new Hazard("x")), FIRING);
    assertThat(names).containsExactly("x", "a", "b");
    assertThat(budgets.get(1)).isBetween(Duration.ofSeconds(28), Duration.ofSeconds(30));
  }

  /** A turn in which it is silent takes all of the half, and the sure ones come all the same. */
  @Test
  void shouldTryASilentHazardThreeTimesForSure() {
    run(MINUTE, List.of(new Design("a"), new Hazard("x")), SILENT);
    assertThat(names).containsExactly("x", "x", "x", "a");
    assertThat(budgets.subList(1, 3)).containsOnly(Duration.ofSeconds(3));
  }

  @Test
  void shouldNotTryASilentHazardForeverWhereThereIsTime() {
    Course quick =
        new Course() {
          @Override
          public Duration takes(Trial trial) {
            return Duration.ofMillis(10);
          }

          @Override
          public boolean fires(Trial trial) {
            return false;
          }
        };
    run(MINUTE, List.of(new Design("a"), new Hazard("x")), quick);
    assertThat(names).containsExactly("x", "x", "x", "x", "x", "x", "a");
  }

  @Test
  void shouldNotTryAgainWhatFired() {
    run(MINUTE, List.of(new Hazard("x"), new Hazard("y")), FIRING);
    assertThat(names).containsExactly("x", "y");
  }

  /** What opening and closing took of the trials so far is expected of the next. */
  @Test
  void shouldLeaveRoomForWhatATrialTakesBesides() {
    Course slowToOpen =
        new Course() {
          @Override
          public Duration takes(Trial trial) {
            return Duration.ofSeconds(4);
          }

          @Override
          public boolean fires(Trial trial) {
            return true;
          }
        };
    run(MINUTE, List.of(new Hazard("x"), new Hazard("y")), slowToOpen);
    assertThat(budgets.get(1)).isEqualTo(Duration.ofSeconds(60 - 4 - 4));
  }

  @Test
  void shouldRefuseAPlanThatIsTooShort() {
    List<SubjectSpec> subjects = List.of(new Design("a"), new Hazard("x"), new Hazard("y"));
    TimeShares.requireTime(plan(Duration.ofSeconds(3), subjects));
    assertThatExceptionOfType(PlanException.class)
        .isThrownBy(() -> TimeShares.requireTime(plan(Duration.ofMillis(2_999), subjects)))
        .withMessageContaining("too short for 3 trials");
  }

  /** Something that must not fail. */
  private record Design(String name) implements SubjectSpec {
    @Override
    public SubjectDescription description() {
      return described(name, Role.DESIGN, null, Expectation.forbidFailure());
    }

    @Override
    public Subject create(SubjectContext context) {
      throw new UnsupportedOperationException();
    }
  }

  /** Something that has to fire. */
  private record Hazard(String name) implements SubjectSpec {
    @Override
    public SubjectDescription description() {
      return described(
          name, Role.HAZARD, name + "-twin", Expectation.require(Mechanism.LOCK_CYCLE));
    }

    @Override
    public Subject create(SubjectContext context) {
      throw new UnsupportedOperationException();
    }
  }

  private static SubjectDescription described(
      String name, Role role, @Nullable String twin, Expectation expectation) {
    return new SubjectDescription(name, role, "a rule", twin, expectation);
  }
}
