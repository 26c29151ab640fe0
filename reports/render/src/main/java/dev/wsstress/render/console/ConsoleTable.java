package dev.wsstress.render.console;

import dev.wsstress.grading.ControlFindings;
import dev.wsstress.grading.GradedRun;
import dev.wsstress.grading.GradedTrial;
import dev.wsstress.model.TrialResult;
import dev.wsstress.render.text.Columns;
import dev.wsstress.render.text.Explanation;
import dev.wsstress.render.text.Remarks;
import dev.wsstress.render.text.Texts;
import java.util.ArrayList;
import java.util.List;

/** A run as a table for a terminal, with what the table cannot say below it. */
public final class ConsoleTable {
  private static final List<String> HEAD =
      List.of(
          "subject",
          "verdict",
          "messages verified",
          "messages/s",
          "failures",
          "first failure",
          "outcome");

  private ConsoleTable() {}

  /** The whole text, with a line end after every line. */
  public static String of(GradedRun run) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEAD);
    run.trials().forEach(trial -> rows.add(row(trial)));
    StringBuilder text = new StringBuilder(Columns.of(rows)).append('\n');
    run.trials().forEach(trial -> explain(run, trial, text));
    text.append(Remarks.lines(run.run()));
    return text.append("\nConclusion: ").append(run.sentence()).append('\n').toString();
  }

  private static List<String> row(GradedTrial graded) {
    TrialResult trial = graded.trial().result();
    return List.of(
        Texts.printable(trial.subject().name()),
        graded.verdict().name(),
        Texts.count(trial.messagesVerified()),
        Texts.rate(trial),
        Texts.broken(trial),
        Texts.firstFailure(trial),
        Texts.outcome(trial));
  }

  private static void explain(GradedRun run, GradedTrial graded, StringBuilder text) {
    text.append(Texts.printable(graded.trial().result().subject().name()))
        .append(": ")
        .append(Texts.printable(graded.reason()))
        .append('\n');
    // What a control says is told by the trial that it is a control of.
    if (graded.trial().result().subject().control() == null) {
      Explanation.append(graded, text);
    }
    ControlFindings.of(run.run(), graded.trial().result())
        .forEach(line -> Explanation.line("- " + line, text));
  }
}
