package dev.wsstress.reports.render;

import dev.wsstress.reports.gate.GradedRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A run in the words and numbers of the page. */
public final class RunView {
  private final GradedRun graded;
  private final List<Cell> cells;

  RunView(GradedRun graded) {
    this.graded = graded;
    this.cells = Cell.of(graded);
  }

  /** The run's name. */
  public String name() {
    return Texts.printable(graded.run().run());
  }

  /** When it began. */
  public String startedAt() {
    return Texts.printable(graded.run().startedAt());
  }

  /** The conclusion in words. */
  public String conclusion() {
    return graded.conclusion().meaning();
  }

  /** How the conclusion is coloured: good, bad or unsure. */
  public String tone() {
    return switch (graded.conclusion()) {
      case AS_EXPECTED -> "good";
      case DESIGN_FAILED -> "bad";
      default -> "unsure";
    };
  }

  /** Its trials; of those that were done again under the same TLS the one that tells most. */
  public List<TrialView> trials() {
    return cells.stream()
        .map(cell -> new TrialView(cell.example(), cell.findings(graded)))
        .toList();
  }

  /** Whether trials were done again, so that frequencies say something. */
  public boolean hasFrequencies() {
    return cells.size() < graded.trials().size();
  }

  /** The tables of frequencies, each with its head as the first row. */
  public List<List<List<String>>> frequencies() {
    return Stream.of(
            table(Cell.HAZARD_HEAD, Cell::isHazard, Cell::hazardRow),
            table(Cell.SAFE_HEAD, cell -> !cell.isHazard(), Cell::safeRow))
        .filter(table -> table.size() > 1)
        .toList();
  }

  private List<List<String>> table(
      List<String> head, Predicate<Cell> which, Function<Cell, List<String>> row) {
    List<List<String>> rows = new ArrayList<>(List.of(head));
    cells.stream().filter(which).map(row).forEach(rows::add);
    return rows;
  }

  /** What was asked for. */
  public Map<String, String> plan() {
    return printable(graded.run().plan());
  }

  /** On what it ran. */
  public Map<String, String> environment() {
    return printable(graded.run().environment());
  }

  private static Map<String, String> printable(Map<String, String> raw) {
    Map<String, String> safe = new TreeMap<>();
    raw.forEach((key, value) -> safe.put(Texts.printable(key), Texts.printable(value)));
    return safe;
  }
}
