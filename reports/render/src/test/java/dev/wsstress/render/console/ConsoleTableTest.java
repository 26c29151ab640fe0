package dev.wsstress.render.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.grading.Grader;
import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.RunResult;
import dev.wsstress.model.TrialResult.End;
import dev.wsstress.render.page.Contrast;
import dev.wsstress.results.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsoleTableTest {
  @Test
  void shouldLineUpItsColumnsAndExplainEachTrialBelow() {
    assertThat(ConsoleTable.of(Grader.grade(Contrast.RUN)))
        .isEqualTo(
            """
            subject          verdict       messages verified  messages/s  failures         first failure           outcome
            concurrent-wrap  PASS          12,345             4,938       1 of 4 sessions  1.2 ms, 1,234 messages  TLS_ALERT
            mutex            PASS          1,000,000          400,000     0 of 4 sessions  -                       DELIVERED
            torn-record      INCONCLUSIVE  500                200         0 of 4 sessions  -                       DELIVERED

            concurrent-wrap: it broke as it must
                records 48 and 49 left in the wrong order
                to blame: the client
                - seen
            mutex: no failure in 1,000,000 messages: at most 1 in 333,808 of them at 95 %
            torn-record: the hazard did not fire

            Conclusion: a hazard did not show its own failure
            """);
  }

  @Test
  void shouldSayOnlyOnceWhatTheEnvironmentDid() {
    RunResult.Trial trial =
        Samples.trial(
            Samples.design(),
            End.ABORTED,
            Outcome.INFRASTRUCTURE,
            0,
            new Diagnosis(
                Mechanism.ENVIRONMENT, "nobody answers", List.of("what to do: wait"), List.of()));
    assertThat(ConsoleTable.of(Grader.grade(Samples.run(End.COMPLETED, trial))))
        .contains(
            """
            : nobody answers
                to blame: not known
                - what to do: wait
            """);
  }

  @Test
  void shouldWrapALongSentenceWithoutLosingAWord() {
    String sentence = "word ".repeat(60).strip() + " " + "x".repeat(200) + " end";
    RunResult.Trial trial =
        Samples.trial(
            Samples.hazard(),
            End.COMPLETED,
            Outcome.TLS_ALERT,
            9,
            new Diagnosis(Samples.OWN, sentence, List.of()));
    String text = ConsoleTable.of(Grader.grade(Samples.run(End.COMPLETED, trial)));
    List<String> wrapped = text.lines().filter(line -> line.startsWith("    ")).toList();
    assertThat(wrapped).hasSizeGreaterThan(3);
    assertThat(String.join(" ", wrapped.stream().map(String::strip).toList()))
        .isEqualTo(sentence + " to blame: not known");
    assertThat(wrapped.stream().filter(line -> line.length() > 110))
        .containsExactly("    " + "x".repeat(200));
  }
}
