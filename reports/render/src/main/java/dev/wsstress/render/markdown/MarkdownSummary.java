package dev.wsstress.render.markdown;

import dev.wsstress.grading.GradedRun;
import dev.wsstress.render.ReportFormat;
import dev.wsstress.render.all.Renderer;
import dev.wsstress.render.text.Markdown;
import dev.wsstress.render.text.Remarks;
import dev.wsstress.render.text.SubjectRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A run as Markdown tables, one line for each subject and TLS: how often a hazard fired, how soon
 * and what both ends saw; what a design or a twin withstood; which mechanisms were named.
 */
public final class MarkdownSummary implements ReportFormat {
  private static final String FILE = "summary.md";

  /** Made by {@link Renderer}. */
  public MarkdownSummary() {}

  @Override
  public void render(GradedRun run, Path directory) throws IOException {
    Files.writeString(directory.resolve(FILE), of(run));
  }

  /** The whole text, with a line end after every line. */
  public static String of(GradedRun run) {
    List<SubjectRow> cells = SubjectRow.of(run);
    List<SubjectRow> hazards = cells.stream().filter(SubjectRow::isHazard).toList();
    List<SubjectRow> others = cells.stream().filter(cell -> !cell.isHazard()).toList();
    StringBuilder text = new StringBuilder();
    if (!hazards.isEmpty()) {
      text.append(Markdown.row(SubjectRow.HAZARD_HEAD));
      text.append(Markdown.row(List.of("---", "---", "---:", "---:", "---:", "---", "---", "---")));
      hazards.forEach(cell -> text.append(Markdown.row(cell.hazardRow())));
    }
    if (!others.isEmpty()) {
      text.append(text.isEmpty() ? "" : "\n");
      text.append(Markdown.row(SubjectRow.SAFE_HEAD));
      text.append(Markdown.row(List.of("---", "---", "---:", "---:", "---:", "---", "---")));
      others.forEach(cell -> text.append(Markdown.row(cell.safeRow())));
    }
    controls(run, cells, text);
    text.append('\n').append(ConfusionTable.of(run.run()));
    remarks(run, text);
    return text.append("\nConclusion: ").append(run.sentence()).append('\n').toString();
  }

  private static void remarks(GradedRun run, StringBuilder text) {
    List<String> remarks = Remarks.of(run.run());
    text.append(remarks.isEmpty() ? "" : "\n");
    remarks.forEach(remark -> text.append("- ").append(Markdown.text(remark)).append('\n'));
  }

  private static void controls(GradedRun run, List<SubjectRow> cells, StringBuilder text) {
    List<String> lines = new ArrayList<>();
    for (SubjectRow cell : cells) {
      cell.findings(run)
          .forEach(line -> lines.add("- " + cell.name() + ", " + cell.tls() + ": " + line));
    }
    if (!lines.isEmpty()) {
      text.append('\n');
      lines.forEach(line -> text.append(line).append('\n'));
    }
  }
}
