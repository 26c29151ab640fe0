package dev.wsstress.render.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Round-trip times of several subjects in one picture, both axes logarithmic. The same lines serve
 * the drawing and the script.
 *
 * @param lines one a subject
 * @param left how many subjects have no line, for there are more than can be told apart
 * @param ticksX percentiles
 * @param ticksY times
 */
public record PercentilePlot(List<Line> lines, int left, List<Tick> ticksX, List<Tick> ticksY) {
  /** More cannot be told apart, by colour and dashes. */
  static final int MAX = 12;

  static final int WIDTH = 720;
  static final int HEIGHT = 360;
  private static final int LEFT = 64;
  private static final int RIGHT = WIDTH - 16;
  private static final int TOP = 12;
  private static final int BOTTOM = HEIGHT - 28;
  private static final List<String> NINES =
      List.of("0 %", "90 %", "99 %", "99.9 %", "99.99 %", "99.999 %", "99.9999 %");

  /**
   * A subject's line.
   *
   * @param number chooses colour and dashes
   * @param points as SVG has them
   */
  public record Line(int number, String label, String points, Curve curve) {}

  /** A mark on an axis, in the units of the drawing. */
  public record Tick(int at, String label) {}

  static PercentilePlot of(List<Figures> figures) {
    List<Figures> known = figures.stream().filter(f -> !f.curve().isEmpty()).toList();
    List<Figures> shown = known.subList(0, Math.min(MAX, known.size()));
    if (shown.isEmpty()) {
      return new PercentilePlot(List.of(), 0, List.of(), List.of());
    }
    Scale x = new Scale(1, Math.max(1000, lastPlace(shown)), LEFT, RIGHT);
    Scale y = times(shown);
    List<Line> lines = new ArrayList<>();
    for (Figures one : shown) {
      lines.add(new Line(lines.size(), one.label(), points(one.curve(), x, y), one.curve()));
    }
    return new PercentilePlot(lines, known.size() - shown.size(), percentiles(x), decades(y));
  }

  private static double lastPlace(List<Figures> shown) {
    return shown.stream()
        .mapToDouble(f -> Curve.GRID.get(Arrays.stream(f.curve().known()).max().orElse(0)))
        .max()
        .orElse(1);
  }

  private static Scale times(List<Figures> shown) {
    double[] all =
        shown.stream()
            .flatMap(f -> f.curve().nanos().stream())
            .filter(Objects::nonNull)
            .mapToDouble(PercentilePlot::drawable)
            .sorted()
            .toArray();
    double low = Math.pow(10, Math.floor(Math.log10(all[0])));
    double high = Math.pow(10, Math.ceil(Math.log10(all[all.length - 1] + 1)));
    return new Scale(low, high, BOTTOM, TOP);
  }

  private static String points(Curve curve, Scale x, Scale y) {
    return Arrays.stream(curve.known())
        .mapToObj(
            i ->
                x.at(Curve.GRID.get(i))
                    + ","
                    + y.at(drawable(Objects.requireNonNull(curve.nanos().get(i)))))
        .collect(Collectors.joining(" "));
  }

  /** Nothing has no place on a logarithmic axis. */
  private static double drawable(long nanos) {
    return Math.max(1_000, nanos);
  }

  private static List<Tick> percentiles(Scale x) {
    List<Tick> ticks = new ArrayList<>();
    ticks.add(new Tick(x.at(2), "50 %"));
    for (int nine = 1; nine < NINES.size() && Math.pow(10, nine) <= x.high() * 1.01; nine++) {
      ticks.add(new Tick(x.at(Math.pow(10, nine)), NINES.get(nine)));
    }
    return ticks;
  }

  private static List<Tick> decades(Scale y) {
    List<Tick> ticks = new ArrayList<>();
    for (double nanos = y.low(); nanos <= y.high() * 1.01; nanos *= 10) {
      ticks.add(new Tick(y.at(nanos), round((long) Math.rint(nanos))));
    }
    return ticks;
  }

  private static String round(long nanos) {
    if (nanos < 1_000_000) {
      return nanos / 1_000 + " us";
    }
    return nanos < 1_000_000_000 ? nanos / 1_000_000 + " ms" : nanos / 1_000_000_000 + " s";
  }

  /** Its width in the units of the drawing. */
  public int width() {
    return WIDTH;
  }

  /** Its height, likewise. */
  public int height() {
    return HEIGHT;
  }

  /** Where the lines begin. */
  public int left0() {
    return LEFT;
  }

  /** Where they end. */
  public int right() {
    return RIGHT;
  }

  /** Where they begin from above. */
  public int top() {
    return TOP;
  }

  /** Where the axis is. */
  public int bottom() {
    return BOTTOM;
  }

  /** Whether there is nothing to draw. */
  public boolean isEmpty() {
    return lines.isEmpty();
  }

  /** The same for a script: the grid in {@code x}, nanoseconds in {@code y}. */
  public String data() {
    String series =
        lines.stream()
            .map(
                line ->
                    String.format(
                        Locale.ROOT,
                        "{\"label\":%s,\"y\":%s}",
                        ScriptData.text(line.label()),
                        ScriptData.numbers(line.curve().nanos())))
            .collect(Collectors.joining(","));
    return "{\"x\":" + ScriptData.numbers(Curve.GRID) + ",\"series\":[" + series + "]}";
  }
}
