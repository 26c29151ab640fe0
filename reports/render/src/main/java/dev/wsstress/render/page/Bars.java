package dev.wsstress.render.page;

import dev.wsstress.render.text.LatencyRange;
import dev.wsstress.render.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A figure of every subject as a table with a bar in each row.
 *
 * @param title what is shown
 * @param unit the unit of the values
 * @param note what a reader has to know
 * @param rows in the order of the run
 */
public record Bars(String title, String unit, String note, List<Row> rows) {
  private static final int WIDTH = 1000;

  /**
   * A subject's figure.
   *
   * @param value the median
   * @param range the interval in words
   * @param low where the interval begins, in thousandths of the width
   * @param length of the bar, likewise
   * @param high where the interval ends, likewise
   * @param hasInterval whether it is more than a point
   */
  public record Row(
      String name,
      String tls,
      String value,
      String range,
      int low,
      int length,
      int high,
      boolean hasInterval) {}

  static Bars of(
      String title,
      String unit,
      String note,
      List<Figures> figures,
      Function<Figures, @Nullable LatencyRange> figure) {
    double most =
        figures.stream()
            .map(figure)
            .filter(Objects::nonNull)
            .mapToDouble(LatencyRange::high)
            .max()
            .orElse(0);
    List<Row> rows =
        figures.stream()
            .filter(f -> figure.apply(f) != null)
            .map(f -> row(f, Objects.requireNonNull(figure.apply(f)), most))
            .toList();
    return new Bars(title, unit, note, rows);
  }

  private static Row row(Figures of, LatencyRange interval, double most) {
    return new Row(
        of.name(),
        of.tls(),
        number(interval.middle()),
        interval.trials() == 1
            ? "one trial"
            : number(interval.low())
                + " to "
                + number(interval.high())
                + " ("
                + interval.kind()
                + ")",
        part(interval.low(), most),
        part(interval.middle(), most),
        part(interval.high(), most),
        interval.trials() > 1);
  }

  private static int part(double value, double most) {
    return most <= 0 ? 0 : (int) Math.round(WIDTH * Math.max(0, value) / most);
  }

  /** Three digits that mean something. */
  static String number(double value) {
    if (Math.abs(value) >= 100) {
      return Texts.count(Math.round(value));
    }
    return String.format(Locale.ROOT, Math.abs(value) >= 10 ? "%.1f" : "%.2f", value);
  }

  /** Whether a subject was tried more than once. */
  public boolean hasIntervals() {
    return rows.stream().anyMatch(Row::hasInterval);
  }

  /** Whether no trial told the figure. */
  public boolean isEmpty() {
    return rows.isEmpty();
  }
}
