package dev.wsstress.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.model.Mechanism;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.RunResult;
import dev.wsstress.model.SubjectDescription;
import dev.wsstress.model.TrialResult.End;
import dev.wsstress.results.Samples;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ConfusionMatrixPropertyTest {
  private static final List<SubjectDescription> HAZARDS =
      List.of(Samples.hazard("one"), Samples.hazard("two"), Samples.hazard("three"));

  @Provide
  Arbitrary<List<RunResult.Trial>> hazards() {
    return trials(Arbitraries.of(HAZARDS)).list().ofMaxSize(40);
  }

  @Provide
  Arbitrary<List<RunResult.Trial>> others() {
    return trials(Arbitraries.of(Samples.design(), Samples.control())).list().ofMaxSize(40);
  }

  private static Arbitrary<RunResult.Trial> trials(Arbitrary<SubjectDescription> subjects) {
    return Combinators.combine(
            subjects,
            Arbitraries.of(End.class),
            Arbitraries.of(Outcome.class),
            Arbitraries.of(Mechanism.class).injectNull(0.1))
        .as(
            (subject, end, outcome, mechanism) ->
                Samples.trial(
                    subject,
                    end,
                    outcome,
                    9,
                    mechanism == null ? null : Samples.diagnosis(mechanism)));
  }

  private static ConfusionMatrix of(List<RunResult.Trial> trials) {
    return ConfusionMatrix.of(Samples.run(End.COMPLETED, trials.toArray(RunResult.Trial[]::new)));
  }

  private static int fired(ConfusionRow row) {
    return row.named().values().stream().mapToInt(Integer::intValue).sum();
  }

  @Property
  void shouldCountEveryTrialOfAHazardOnce(@ForAll("hazards") List<RunResult.Trial> trials) {
    int counted = 0;
    for (ConfusionRow row : of(trials).rows()) {
      assertThat(row.right() + row.wrong()).isEqualTo(fired(row));
      counted += fired(row) + row.silent() + row.unjudged();
    }
    assertThat(counted).isEqualTo(trials.size());
  }

  /** The same rule as the grader's: what passes as its own mechanism is what counts as right. */
  @Property
  void shouldCallRightWhatTheGraderLetsPass(@ForAll("hazards") List<RunResult.Trial> trials) {
    long passed = trials.stream().filter(t -> Grader.grade(t).verdict() == Verdict.PASS).count();

    assertThat(of(trials).right()).isEqualTo((int) passed);
  }

  @Property
  void shouldNameOnlyWhatWasNamed(@ForAll("hazards") List<RunResult.Trial> trials) {
    ConfusionMatrix matrix = of(trials);

    assertThat(matrix.columns()).isSorted().doesNotHaveDuplicates();
    for (Mechanism column : matrix.columns()) {
      assertThat(matrix.rows()).anyMatch(row -> row.named().getOrDefault(column, 0) > 0);
    }
  }

  @Property
  void shouldNotDependOnTheOrderOfTheTrials(
      @ForAll("hazards") List<RunResult.Trial> trials, @ForAll Random random) {
    List<RunResult.Trial> shuffled = new ArrayList<>(trials);
    Collections.shuffle(shuffled, random);

    assertThat(new HashSet<>(of(shuffled).rows())).isEqualTo(new HashSet<>(of(trials).rows()));
  }

  @Property
  void shouldCountAsAccusedEveryDesignThatFailedAndNothingElse(
      @ForAll("hazards") List<RunResult.Trial> hazards,
      @ForAll("others") List<RunResult.Trial> others) {
    List<RunResult.Trial> all = new ArrayList<>(hazards);
    all.addAll(others);
    ConfusionMatrix matrix = of(all);
    long failed =
        others.stream()
            .filter(t -> Grader.grade(t).verdict() == Verdict.FAIL && isJudged(t))
            .count();

    assertThat(matrix.rows()).isEqualTo(of(hazards).rows());
    assertThat(matrix.accusations()).hasSize((int) failed);
    assertThat(matrix.safeTrials()).isGreaterThanOrEqualTo(matrix.accusations().size());
    assertThat(matrix.isClean()).isEqualTo(matrix.wrong() == 0 && failed == 0);
  }

  /** A line of a trial that was cut off says nothing yet of what it found. */
  private static boolean isJudged(RunResult.Trial trial) {
    return trial.result().end() != End.KILLED;
  }
}
