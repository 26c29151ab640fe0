package dev.wsstress.render.page;

import dev.wsstress.grading.GradedRun;
import dev.wsstress.render.text.LatencyRange;
import dev.wsstress.render.text.Texts;
import gg.jte.output.WriterOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Several runs side by side: where their verdicts, times and rates differ, and where they were not
 * the same run to begin with. Says what differs and not why. Keeps of each run only its figures.
 */
public final class RunComparison {
  private static final int MAX_ROWS = 200;

  private final List<ComparedRun> runs = new ArrayList<>();

  /** Adds a run, in the order of the page. */
  public void add(GradedRun run) {
    runs.add(ComparedRun.of(run, runs.size()));
  }

  /**
   * Writes the page.
   *
   * @param file replaced if it is there
   */
  public void write(Path file) throws IOException {
    try (Writer out = Files.newBufferedWriter(file)) {
      Map<String, Object> model = Map.of("comparison", this, "assets", Assets.OURS);
      HtmlReport.ENGINE.render("comparison.jte", model, new WriterOutput(out));
    } catch (UncheckedIOException e) {
      throw new IOException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  /** The runs. */
  public List<ComparedRun> runs() {
    return List.copyOf(runs);
  }

  /** Whether there are enough of them for a trend. */
  public boolean isTrend() {
    return runs.size() > 2;
  }

  /** What differs, in a sentence: the verdicts first. */
  public String headline() {
    String all = runs.size() + " runs: ";
    if (runs.size() > 1 && subjects().stream().noneMatch(this::isCommon)) {
      return all + "no subject in common, nothing to compare";
    }
    long verdicts = verdicts().stream().filter(Row::differs).count();
    return all
        + (verdicts == 0
            ? "the same verdicts"
            : verdicts == 1 ? "1 verdict differs" : verdicts + " verdicts differ");
  }

  /**
   * A row of a table.
   *
   * @param cells one for each run
   * @param change from the first to the last, or empty
   * @param differs whether the runs differ here by more than their own trials do
   * @param line of a trend, as SVG has points, or empty
   */
  public record Row(String name, List<String> cells, String change, boolean differs, String line) {}

  /** The verdict of every subject in every run. */
  public List<Row> verdicts() {
    return subjects().stream()
        .map(
            subject -> {
              List<String> cells = runs.stream().map(run -> run.verdict(subject)).toList();
              return new Row(subject, cells, "", isMixed(cells), "");
            })
        .toList();
  }

  private static boolean isMixed(List<String> cells) {
    return cells.stream().filter(cell -> !"-".equals(cell)).distinct().count() > 1;
  }

  private boolean isCommon(String subject) {
    return runs.stream().filter(run -> run.figures().containsKey(subject)).count() > 1;
  }

  private List<String> subjects() {
    Set<String> all = new LinkedHashSet<>();
    runs.forEach(run -> all.addAll(run.figures().keySet()));
    return all.stream().limit(MAX_ROWS).toList();
  }

  /** A figure of every subject in every run. */
  public record Table(String title, List<Row> rows) {}

  /** Rates, times, costs: those that were measured. */
  public List<Table> tables() {
    return List.of(
            table("Messages a second", Figures::rate, Bars::number),
            table("Median round trip", f -> percentile(f, 0), RunComparison::time),
            table("99 % of round trips", f -> percentile(f, 2), RunComparison::time),
            table("Processor time of the client, \u00b5s a message", Figures::cpu, Bars::number),
            table("Memory of the client, KiB a session", Figures::memory, Bars::number))
        .stream()
        .filter(table -> !table.rows().isEmpty())
        .toList();
  }

  private static @Nullable LatencyRange percentile(Figures figures, int which) {
    return figures.latency().isEmpty() ? null : figures.latency().get(which);
  }

  private static String time(double nanos) {
    return Texts.time((long) nanos);
  }

  private Table table(
      String title,
      Function<Figures, @Nullable LatencyRange> figure,
      Function<Double, String> words) {
    List<Row> rows = new ArrayList<>();
    for (String subject : subjects()) {
      List<@Nullable LatencyRange> values = new ArrayList<>();
      runs.forEach(run -> values.add(run.figure(subject, figure)));
      if (values.stream().filter(Objects::nonNull).count() > 1) {
        rows.add(row(subject, values, words));
      }
    }
    return new Table(title, rows);
  }

  private Row row(
      String name, List<@Nullable LatencyRange> values, Function<Double, String> words) {
    List<LatencyRange> known = values.stream().filter(Objects::nonNull).toList();
    LatencyRange first = known.get(0);
    LatencyRange last = known.get(known.size() - 1);
    List<String> cells =
        values.stream().map(v -> v == null ? "-" : words.apply(v.middle())).toList();
    // One trial a run does not tell how much runs differ anyway.
    boolean isRepeated = first.trials() > 1 && last.trials() > 1;
    return new Row(
        name,
        cells,
        change(first.middle(), last.middle()),
        isRepeated && first.isApartFrom(last),
        isTrend() ? TrendLine.of(values) : "");
  }

  private static String change(double first, double last) {
    return first <= 0 ? "" : String.format(Locale.ROOT, "%+.1f %%", 100 * (last - first) / first);
  }

  /** Round-trip times of the subjects that all runs have, run by run, in one picture. */
  public Measured measured() {
    List<Figures> lines = new ArrayList<>();
    for (String subject : subjects()) {
      if (runs.stream().allMatch(run -> run.figures().containsKey(subject))) {
        runs.forEach(run -> lines.add(run.labelled(subject)));
      }
    }
    return new Measured(lines);
  }

  /** What of the plans differs. */
  public List<Row> plan() {
    return differences(ComparedRun::plan);
  }

  /** What of the environments differs. */
  public List<Row> environment() {
    return differences(ComparedRun::environment);
  }

  private List<Row> differences(Function<ComparedRun, Map<String, String>> part) {
    Set<String> keys = new TreeSet<>();
    runs.forEach(run -> keys.addAll(part.apply(run).keySet()));
    List<Row> rows = new ArrayList<>();
    for (String key : keys) {
      List<String> cells =
          runs.stream().map(run -> part.apply(run).getOrDefault(key, "-")).toList();
      if (cells.stream().distinct().count() > 1) {
        rows.add(new Row(key, cells, "", true, ""));
      }
    }
    return rows;
  }
}
