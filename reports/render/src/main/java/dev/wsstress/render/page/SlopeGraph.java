package dev.wsstress.render.page;

import dev.wsstress.model.RecordFact;
import dev.wsstress.model.RecordTrace;
import dev.wsstress.render.text.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The records around a disorder as two columns, wrap order and wire order, with a line from each
 * record to where it left. Lines that cross are records that overtook each other.
 *
 * @param height of the drawing, in its own units
 * @param firstPosition the position on the wire of the first row
 * @param wraps the left column
 * @param wires the right column
 * @param lines between them
 * @param crossing where the first two records that changed places cross, or null if none did
 * @param due the record that was due where the disorder begins, or empty if there is none
 * @param came the one that left there instead
 */
public record SlopeGraph(
    int height,
    long firstPosition,
    List<Label> wraps,
    List<Label> wires,
    List<Line> lines,
    @Nullable Crossing crossing,
    String due,
    String came) {
  private static final int ROW = 26;
  private static final int FROM_X = 166;
  private static final int TO_X = 274;

  /** From the base line of a text to its middle. */
  private static final int RISE = 4;

  private static final int TOP = 44;
  private static final int MAX = 12;

  /** Rows before the disorder: what it looks like when all is well. */
  private static final int LEAD = 3;

  /**
   * A record in a column; wrong if it is not where the other column has it.
   *
   * @param thread who wrapped it on the left, who wrote it on the right
   * @param wrapper who wrapped it
   */
  public record Label(int y, String record, String thread, String wrapper, boolean wrong) {}

  /** A record's way from the left column to the right. */
  public record Line(String record, int fromY, int toY, boolean wrong) {
    /** Where a line on the page begins. */
    public int y1() {
      return fromY - RISE;
    }

    /** Where it ends. */
    public int y2() {
      return toY - RISE;
    }
  }

  /**
   * Two records that changed places.
   *
   * @param x where their lines cross
   * @param y likewise
   * @param late the one that was wrapped first
   * @param early the one that left first
   */
  public record Crossing(int x, int y, String late, String early) {}

  /** Draws the rows of a trace around its first disorder; an empty trace gives an empty graph. */
  public static SlopeGraph of(RecordTrace trace) {
    int start = Math.max(0, firstWrong(trace) - LEAD);
    long position = trace.firstWirePosition() + start;
    List<RecordFact> facts = window(trace.wrapOrder(), start);
    List<Long> left = window(trace.wireOrder(), start);
    Map<Long, Integer> wireRow = new HashMap<>();
    List<Label> wires = new ArrayList<>();
    for (int row = 0; row < left.size(); row++) {
      long index = left.get(row);
      wireRow.putIfAbsent(index, row);
      wires.add(wire(trace, row, index, index != position + row));
    }
    List<Label> wraps = new ArrayList<>();
    List<Line> lines = new ArrayList<>();
    for (int row = 0; row < facts.size(); row++) {
      RecordFact fact = facts.get(row);
      Integer to = wireRow.get(fact.index());
      boolean wrong = to == null ? row < wires.size() : to != row;
      wraps.add(label(row, fact.index(), fact.wrappedBy(), fact.wrappedBy(), wrong));
      if (to != null) {
        lines.add(new Line(Long.toString(fact.index()), y(row), y(to), wrong));
      }
    }
    int rows = Math.max(wraps.size(), wires.size());
    int first = firstWrong(wires);
    return new SlopeGraph(
        TOP + rows * ROW,
        position,
        wraps,
        wires,
        lines,
        crossing(lines),
        first < 0 ? "" : Long.toString(position + first),
        first < 0 ? "" : wires.get(first).record());
  }

  private static int firstWrong(List<Label> wires) {
    for (int row = 0; row < wires.size(); row++) {
      if (wires.get(row).wrong()) {
        return row;
      }
    }
    return -1;
  }

  private static @Nullable Crossing crossing(List<Line> lines) {
    for (int i = 0; i < lines.size(); i++) {
      for (int j = i + 1; j < lines.size(); j++) {
        if (lines.get(j).toY() < lines.get(i).toY()) {
          return crossing(lines.get(i), lines.get(j));
        }
      }
    }
    return null;
  }

  private static Crossing crossing(Line late, Line early) {
    double apart = early.fromY() - late.fromY();
    double part = apart / (apart + late.toY() - early.toY());
    return new Crossing(
        (int) Math.round(FROM_X + part * (TO_X - FROM_X)),
        (int) Math.round(late.y1() + part * (late.toY() - late.fromY())),
        late.record(),
        early.record());
  }

  /**
   * How a record is drawn: {@code right} in its place, {@code wrong} elsewhere, and {@code wrong
   * pair} if it is what all began with.
   */
  public String style(String record, boolean wrong) {
    boolean isFirst = record.equals(due) || record.equals(came);
    return wrong ? isFirst ? "wrong pair" : "wrong" : "right";
  }

  /** Where the lines begin. */
  public int fromX() {
    return FROM_X;
  }

  /** Where they end. */
  public int toX() {
    return TO_X;
  }

  /** The first row that is not in its place; the first of all if every one is. */
  private static int firstWrong(RecordTrace trace) {
    for (int row = 0; row < trace.wireOrder().size(); row++) {
      if (trace.wireOrder().get(row) != trace.firstWirePosition() + row) {
        return row;
      }
    }
    return 0;
  }

  private static <T> List<T> window(List<T> rows, int start) {
    int from = Math.min(start, rows.size());
    return rows.subList(from, Math.min(rows.size(), from + MAX));
  }

  private static Label wire(RecordTrace trace, int row, long index, boolean wrong) {
    if (index < 0) {
      return new Label(y(row), "torn", "", "", true);
    }
    // A record that left again may be older than the first row; its writer is not in the trace.
    return trace.wrapOrder().stream()
        .filter(r -> r.index() == index)
        .findFirst()
        .map(r -> label(row, index, r.writtenBy(), r.wrappedBy(), wrong))
        .orElseGet(() -> label(row, index, "", "", wrong));
  }

  private static Label label(int row, long index, String thread, String wrapper, boolean wrong) {
    return new Label(
        y(row), Long.toString(index), Texts.printable(thread), Texts.printable(wrapper), wrong);
  }

  private static int y(int row) {
    return TOP + row * ROW;
  }

  /** True if there is nothing to draw. */
  public boolean isEmpty() {
    return wraps.isEmpty();
  }
}
