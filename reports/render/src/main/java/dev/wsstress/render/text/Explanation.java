package dev.wsstress.render.text;

import dev.wsstress.grading.GradedTrial;
import dev.wsstress.grading.Verdict;
import dev.wsstress.model.Diagnosis;

/** What a trial's diagnosis says, as indented lines for a terminal. */
public final class Explanation {
  private static final String INDENT = "    ";

  private Explanation() {}

  /** Adds the lines, or none where there is no diagnosis; the verdict's reason has been said. */
  public static void append(GradedTrial graded, StringBuilder text) {
    Diagnosis diagnosis = graded.trial().result().diagnosis();
    if (diagnosis == null || graded.verdict() == Verdict.SKIPPED) {
      return;
    }
    if (!diagnosis.sentence().equals(graded.reason())) {
      line(diagnosis.sentence(), text);
    }
    line("to blame: " + Texts.blame(diagnosis), text);
    diagnosis.evidence().forEach(evidence -> line("- " + evidence, text));
  }

  /** Adds one line, or as many as it takes. */
  public static void line(String words, StringBuilder text) {
    Paragraph.append(INDENT, words, text);
  }
}
