package dev.wsstress.reports.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.reports.Samples;
import dev.wsstress.reports.gate.Grader;
import dev.wsstress.reports.result.Control;
import dev.wsstress.reports.result.Outcome;
import dev.wsstress.reports.result.RunResult;
import dev.wsstress.reports.result.SubjectDescription;
import dev.wsstress.reports.result.TrialResult.End;
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
