package dev.wsstress.render.markdown;

import dev.wsstress.grading.ConfusionMatrix;
import dev.wsstress.grading.ConfusionRow;
import dev.wsstress.grading.FailureBound;
import dev.wsstress.grading.Rates;
import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.RunResult;
import dev.wsstress.model.TrialResult;
import dev.wsstress.render.text.Markdown;
import dev.wsstress.render.text.Texts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The confusion matrix of a run in Markdown: a row for each hazard, a column for each mechanism
 * that was named, and below it who was accused. Bold are the mechanisms of the hazard's own.
 */
public final class ConfusionTable {
  private ConfusionTable() {}

  /** The whole text, with a line end after every line; empty if no hazard was tried. */
  public static String of(RunResult run) {
    ConfusionMatrix matrix = ConfusionMatrix.of(run);
    StringBuilder text = new StringBuilder();
    if (!matrix.rows().isEmpty()) {
      head(matrix.columns(), text);
      matrix.rows().forEach(row -> text.append(row(row, matrix.columns())));
      text.append('\n').append(verdict(matrix)).append('\n');
    }
    if (matrix.safeTrials() > 0) {
      text.append(accusations(matrix)).append('\n');
      matrix.accusations().forEach(accused -> text.append(accused(accused)));
    }
    return text.toString();
  }

  private static void head(List<Mechanism> columns, StringBuilder text) {
    List<String> names = new ArrayList<>(List.of("hazard and diagnosis"));
    columns.forEach(mechanism -> names.add(mechanism.name()));
    names.addAll(List.of("right", "wrong", "silent", "not judged"));
    List<String> alignment = new ArrayList<>(Collections.nCopies(names.size(), "---:"));
    alignment.set(0, "---");
    text.append(Markdown.row(names)).append(Markdown.row(alignment));
  }

  private static String row(ConfusionRow row, List<Mechanism> columns) {
    List<String> cells = new ArrayList<>(List.of(Markdown.text(row.hazard())));
    columns.forEach(mechanism -> cells.add(cell(row, mechanism)));
    cells.add(Texts.count(row.right()));
    cells.add(Texts.count(row.wrong()));
    cells.add(Texts.count(row.silent()));
    cells.add(Texts.count(row.unjudged()));
    return Markdown.row(cells);
  }

  private static String cell(ConfusionRow row, Mechanism mechanism) {
    int trials = row.named().getOrDefault(mechanism, 0);
    String count = trials == 0 ? "·" : Texts.count(trials);
    return row.own().contains(mechanism) ? "**" + count + "**" : count;
  }

  private static String verdict(ConfusionMatrix matrix) {
    int fired = matrix.right() + matrix.wrong();
    return "Named rightly: "
        + Texts.count(matrix.right())
        + " of "
        + Texts.count(fired)
        + " trials that fired.";
  }

  private static String accusations(ConfusionMatrix matrix) {
    int accused = matrix.accusations().size();
    return "Accusations over designs and safe twins: "
        + Texts.count(accused)
        + " in "
        + Texts.count(matrix.safeTrials())
        + " trials"
        + (accused > 0
            ? "."
            : ", at most "
                + Rates.oneIn(FailureBound.afterNone(matrix.safeTrials()))
                + " at 95 %.");
  }

  private static String accused(TrialResult trial) {
    Diagnosis diagnosis = trial.diagnosis();
    String why = diagnosis == null ? "nothing" : diagnosis.name() + ": " + diagnosis.sentence();
    return "- "
        + Markdown.text(trial.subject().name() + " on " + trial.provider() + " " + trial.tls())
        + ": "
        + Markdown.text(why)
        + "\n";
  }
}
