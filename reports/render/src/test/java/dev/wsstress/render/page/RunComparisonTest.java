package dev.wsstress.render.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.grading.Grader;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.RunResult;
import dev.wsstress.model.TrialResult.End;
import dev.wsstress.results.Samples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunComparisonTest {
  @TempDir Path directory = Path.of("");

  private static RunResult run(String name, Map<String, String> plan, RunResult.Trial... trials) {
    return new RunResult(
        name, "2026-01-02T03:04:05Z", Map.of("java", "17"), plan, List.of(trials), End.COMPLETED);
  }

  private static RunResult.Trial held(long messages) {
    return Samples.trial(Samples.design(), End.COMPLETED, Outcome.DELIVERED, messages, null);
  }

  private static RunResult.Trial failed() {
    return Samples.trial(
        Samples.design(), End.COMPLETED, Outcome.TLS_ALERT, 9, Samples.diagnosis(Samples.OWN));
  }

  private static RunResult.Trial[] rates(long from) {
    return LongStream.range(0, 3).mapToObj(i -> held(from + i)).toArray(RunResult.Trial[]::new);
  }

  private static RunComparison of(RunResult... runs) {
    RunComparison comparison = new RunComparison();
    List.of(runs).forEach(run -> comparison.add(Grader.grade(run)));
    return comparison;
  }

  @Test
  void shouldNameTheVerdictsThatDiffer() {
    Map<String, String> plan = Map.of("sessions", "4");
    RunComparison comparison = of(run("a", plan, held(9)), run("b", plan, failed()));
    assertThat(comparison.headline()).isEqualTo("2 runs: 1 verdict differs");
    assertThat(comparison.verdicts()).hasSize(1);
    assertThat(comparison.verdicts().get(0).cells()).containsExactly("PASS", "FAIL");
    assertThat(comparison.verdicts().get(0).differs()).isTrue();
    assertThat(comparison.plan()).isEmpty();
  }

  @Test
  void shouldNameWhatTheRunsWereNotAskedAlike() {
    RunComparison comparison =
        of(
            run("a", Map.of("sessions", "4", "seed", "1"), held(9)),
            run("b", Map.of("sessions", "8", "seed", "1"), held(9)));
    assertThat(comparison.plan()).extracting(RunComparison.Row::name).containsExactly("sessions");
    assertThat(comparison.plan().get(0).cells()).containsExactly("4", "8");
    assertThat(comparison.environment()).isEmpty();
  }

  @Test
  void shouldCallADifferenceOneOnlyWhereTheTrialsOfBothDoNotOverlap() {
    Map<String, String> plan = Map.of();
    assertThat(of(run("a", plan, rates(100)), run("b", plan, rates(200))).tables().get(0).rows())
        .singleElement()
        .matches(RunComparison.Row::differs)
        .extracting(RunComparison.Row::change)
        .isEqualTo("+99.0 %");
    assertThat(of(run("a", plan, rates(100)), run("b", plan, rates(101))).tables().get(0).rows())
        .noneMatch(RunComparison.Row::differs);
    assertThat(of(run("a", plan, held(100)), run("b", plan, held(900))).tables().get(0).rows())
        .noneMatch(RunComparison.Row::differs);
  }

  @Test
  void shouldDrawATrendFromTheThirdRunOn() throws IOException {
    Map<String, String> plan = Map.of();
    Path file = directory.resolve("comparison.html");
    of(run("a", plan, held(100)), run("b", plan, held(90))).write(file);
    assertThat(Page.html(file).all("//svg[@class='spark']")).isEmpty();
    RunComparison three =
        of(run("a", plan, held(100)), run("b", plan, held(50)), run("c", plan, held(100)));
    three.write(file);
    assertThat(Page.html(file).all("//svg[@class='spark']/polyline")).isNotEmpty();
    assertThat(three.tables().get(0).rows().get(0).line()).isEqualTo("2,2 50,15 98,2");
  }

  @Test
  void shouldShowASubjectThatOneRunDidNotTry() {
    RunComparison comparison = of(run("a", Map.of(), held(9)), Contrast.RUN);
    assertThat(comparison.verdicts())
        .anySatisfy(row -> assertThat(row.cells()).containsExactly("-", "PASS"))
        .noneMatch(RunComparison.Row::differs);
    assertThat(comparison.headline()).isEqualTo("2 runs: the same verdicts");
  }

  @Test
  void shouldNotCallRunsAlikeThatTriedDifferentThings() {
    RunResult.Trial other =
        Samples.trial(Samples.hazard("other"), End.COMPLETED, Outcome.DELIVERED, 9, null);
    assertThat(of(run("a", Map.of(), held(9)), run("b", Map.of(), other)).headline())
        .isEqualTo("2 runs: no subject in common, nothing to compare");
  }
}
