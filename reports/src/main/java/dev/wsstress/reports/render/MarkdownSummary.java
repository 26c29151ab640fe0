package dev.wsstress.reports.render;

import dev.wsstress.reports.gate.FailureBound;
import dev.wsstress.reports.gate.GradedRun;
import dev.wsstress.reports.gate.GradedTrial;
import dev.wsstress.reports.gate.Rates;
import dev.wsstress.reports.gate.Verdict;
import dev.wsstress.reports.result.Expectation;
import dev.wsstress.reports.result.TrialResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A run as Markdown tables, one line for each subject and TLS: how often a hazard fired, how soon
 * and what both ends saw; what a design or a twin withstood.
 */
public final class MarkdownSummary implements ReportFormat {
  private static final String FILE = "summary.md";

  /** Made by {@link Renderer}. */
  MarkdownSummary() {}

  @Override
  public void render(GradedRun run, Path directory) throws IOException {
    Files.writeString(directory.resolve(FILE), of(run));
  }

  /** The whole text, with a line end after every line. */
  public static String of(GradedRun run) {
    List<Cell> cells = Cell.of(run);
    List<Cell> hazards = cells.stream().filter(Cell::isHazard).toList();
    List<Cell> others = cells.stream().filter(cell -> !cell.isHazard()).toList();
    StringBuilder text = new StringBuilder();
    if (!hazards.isEmpty()) {
      row(
          text,
          List.of("hazard", "TLS", "fired", "median time", "median messages", "client", "server"));
      row(text, List.of("---", "---", "---:", "---:", "---:", "---", "---"));
      hazards.forEach(cell -> row(text, hazard(cell)));
    }
    if (!others.isEmpty()) {
      text.append(text.isEmpty() ? "" : "\n");
      row(text, List.of("subject", "TLS", "trials", "messages", "failed", "bound at 95 %"));
      row(text, List.of("---", "---", "---:", "---:", "---:", "---"));
      others.forEach(cell -> row(text, other(cell)));
    }
    return text.append("\nConclusion: ").append(run.conclusion().meaning()).append('\n').toString();
  }

  private static List<String> hazard(Cell cell) {
    if (cell.judged().isEmpty()) {
      return List.of(cell.name(), cell.tls(), "skipped", cell.reason(), "", "", "");
    }
    List<GradedTrial> fired = cell.fired();
    return List.of(
        cell.name(),
        cell.tls(),
        fired.size() + " of " + cell.judged().size(),
        Median.of(fired, TrialResult::firstFailureNanos).map(Texts::time).orElse("-"),
        Median.of(fired, TrialResult::firstFailureMessages).map(Texts::count).orElse("-"),
        Symptoms.atClient(fired),
        Symptoms.atServer(fired));
  }

  private static List<String> other(Cell cell) {
    if (cell.judged().isEmpty()) {
      return List.of(cell.name(), cell.tls(), "skipped", cell.reason(), "", "");
    }
    long messages =
        cell.judged().stream().mapToLong(t -> t.trial().result().messagesVerified()).sum();
    long failed = cell.judged().stream().filter(t -> t.verdict() == Verdict.FAIL).count();
    String bound = "-";
    if (failed == 0 && messages > 0) {
      bound = "at most " + Rates.oneIn(FailureBound.afterNone(messages));
    }
    return List.of(
        cell.name(),
        cell.tls(),
        Integer.toString(cell.judged().size()),
        Texts.count(messages),
        Long.toString(failed),
        bound);
  }

  private static void row(StringBuilder text, List<String> columns) {
    text.append('|');
    columns.forEach(column -> text.append(' ').append(column.replace("|", "\\|")).append(" |"));
    text.append('\n');
  }

  /** The trials of one subject under one TLS. */
  private record Cell(String name, String tls, List<GradedTrial> trials) {
    static List<Cell> of(GradedRun run) {
      List<Cell> cells = new ArrayList<>();
      for (GradedTrial trial : run.trials()) {
        TrialResult result = trial.trial().result();
        String name = Texts.printable(result.subject().name());
        String tls = Texts.printable(result.provider() + " " + result.tls());
        Cell mine =
            cells.stream()
                .filter(c -> c.name.equals(name) && c.tls.equals(tls))
                .findFirst()
                .orElse(null);
        if (mine == null) {
          mine = new Cell(name, tls, new ArrayList<>());
          cells.add(mine);
        }
        mine.trials.add(trial);
      }
      return cells;
    }

    boolean isHazard() {
      return trials.get(0).trial().result().subject().expectation().kind()
          == Expectation.Kind.REQUIRE;
    }

    List<GradedTrial> judged() {
      return trials.stream().filter(t -> t.verdict() != Verdict.SKIPPED).toList();
    }

    List<GradedTrial> fired() {
      return trials.stream().filter(t -> t.verdict() == Verdict.PASS).toList();
    }

    String reason() {
      return Texts.printable(Objects.requireNonNull(trials.get(0).reason()));
    }
  }
}
