package dev.wsstress.render.page;

import dev.wsstress.grading.GradedRun;
import dev.wsstress.grading.GradedTrial;
import dev.wsstress.grading.Verdict;
import dev.wsstress.render.text.Remarks;
import dev.wsstress.render.text.SubjectRow;
import dev.wsstress.render.text.Texts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A run in the words and numbers of the page. Bounded, however many trials it had. */
public final class RunView {
  private static final int MAX_CELLS = 200;
  private static final int MAX_STORIES = 24;
  private static final int MAX_OPEN = 3;

  private final GradedRun graded;
  private final List<SubjectRow> all;
  private final List<SubjectRow> cells;
  private final List<Story> stories;
  private final Measured measured;

  /**
   * Of a run.
   *
   * @param directory where it lies
   */
  RunView(GradedRun graded, Path directory) {
    this.graded = graded;
    this.all = SubjectRow.of(graded);
    this.cells = all.subList(0, Math.min(MAX_CELLS, all.size()));
    Recordings recordings = Recordings.of(graded.run(), directory);
    this.stories =
        cells.stream()
            .filter(cell -> Story.has(cell.example().trial().result()))
            .sorted(Comparator.comparing(cell -> cell.example().verdict() != Verdict.FAIL))
            .limit(MAX_STORIES)
            .flatMap(c -> Story.of(c.example(), c.findings(graded), recordings).stream())
            .toList();
    this.measured = new Measured(cells.stream().map(Figures::of).toList());
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
    return graded.sentence();
  }

  /** How the conclusion is coloured: good, bad or unsure. */
  public String tone() {
    return tone(graded);
  }

  static String tone(GradedRun graded) {
    return switch (graded.conclusion()) {
      case AS_EXPECTED -> "good";
      case DESIGN_FAILED -> "bad";
      default -> "unsure";
    };
  }

  /** How many trials had which verdict. */
  public String tally() {
    Map<Verdict, Long> counts =
        graded.trials().stream()
            .collect(
                Collectors.groupingBy(GradedTrial::verdict, TreeMap::new, Collectors.counting()));
    int trials = graded.trials().size();
    return Texts.count(trials)
        + (trials == 1 ? " trial: " : " trials: ")
        + counts.entrySet().stream()
            .map(e -> Texts.count(e.getValue()) + " " + e.getKey())
            .collect(Collectors.joining(", "));
  }

  /** What a reader has to know before the verdicts, a sentence each. */
  public List<String> remarks() {
    return Remarks.of(graded.run());
  }

  /** Its trials; of those that were done again under the same TLS the one that tells most. */
  public List<TrialRow> trials() {
    return cells.stream().map(cell -> new TrialRow(cell.example())).toList();
  }

  /** How many subjects the tables leave out. */
  public int cellsLeft() {
    return all.size() - cells.size();
  }

  /** The stories that are told, failures of designs first. */
  public List<Story> stories() {
    return stories;
  }

  /** Whether a story is open from the start. */
  public boolean isOpen(Story story) {
    int place = stories.indexOf(story);
    return place == 0 || (place < MAX_OPEN && story.isFailure());
  }

  /** How many failed trials are not told of. */
  public String storiesLeft() {
    long failed = graded.trials().stream().filter(t -> Story.has(t.trial().result())).count();
    return Texts.count(failed - stories.size());
  }

  /** Whether a failed trial is not told of. */
  public boolean hasStoriesLeft() {
    return !"0".equals(storiesLeft());
  }

  /** Whether the page has the story of a trial. */
  public boolean isTold(TrialRow trial) {
    return stories.stream().anyMatch(story -> story.id().equals(trial.story()));
  }

  /** What was measured. */
  public Measured measured() {
    return measured;
  }

  /** Whether trials were done again, so that frequencies say something. */
  public boolean hasFrequencies() {
    return all.size() < graded.trials().size();
  }

  /** The tables of frequencies, each with its head as the first row. */
  public List<List<List<String>>> frequencies() {
    return Stream.of(
            table(SubjectRow.HAZARD_HEAD, SubjectRow::isHazard, SubjectRow::hazardRow),
            table(SubjectRow.SAFE_HEAD, cell -> !cell.isHazard(), SubjectRow::safeRow))
        .filter(table -> table.size() > 1)
        .toList();
  }

  private List<List<String>> table(
      List<String> head, Predicate<SubjectRow> which, Function<SubjectRow, List<String>> row) {
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

  static Map<String, String> printable(Map<String, String> raw) {
    Map<String, String> safe = new TreeMap<>();
    raw.forEach((key, value) -> safe.put(Texts.printable(key), Texts.printable(value)));
    return safe;
  }
}
