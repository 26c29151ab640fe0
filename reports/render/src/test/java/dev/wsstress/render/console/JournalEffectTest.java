package dev.wsstress.render.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.grading.Grader;
import dev.wsstress.model.Control;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.RunResult;
import dev.wsstress.model.SubjectDescription;
import dev.wsstress.model.TrialResult.End;
import dev.wsstress.results.Samples;
import org.junit.jupiter.api.Test;

class JournalEffectTest {
  private static RunResult.Trial trial(SubjectDescription subject, Outcome outcome) {
    return Samples.trial(subject, End.COMPLETED, outcome, 500, null);
  }

  @Test
  void shouldPutTrialsWithAndWithoutSideBySide() {
    SubjectDescription with = Samples.hazard();
    SubjectDescription without = with.without(Control.NO_JOURNAL);
    RunResult run =
        Samples.run(
            End.COMPLETED,
            trial(with, Outcome.TLS_ALERT),
            trial(without, Outcome.TLS_ALERT),
            trial(with, Outcome.TLS_ALERT),
            trial(without, Outcome.DELIVERED));
    assertThat(JournalEffect.of(Grader.grade(run)).lines())
        .hasSize(3)
        .last()
        .isEqualTo(
            "| concurrent-wrap | JDK 1.3 | 2 of 2 | 1.2 ms | 1,234 | 1 of 2 | 1.2 ms | 1,234 |");
  }
}
