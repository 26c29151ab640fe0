package dev.wsstress.render.text;

import dev.wsstress.model.RunResult;
import java.util.List;

/** What a reader of any report has to know before its verdicts. */
public final class Remarks {
  private Remarks() {}

  /** One sentence each; none if this version understands all of the run. */
  public static List<String> of(RunResult run) {
    return run.newer().sentences().stream().map(Texts::printable).toList();
  }

  /** The same as the last lines before a conclusion, with a line end after every line. */
  public static String lines(RunResult run) {
    StringBuilder text = new StringBuilder();
    of(run).forEach(remark -> text.append("\nRemark: ").append(remark));
    return text.isEmpty() ? "" : text.append('\n').toString();
  }
}
