package dev.wsstress.reports.render;

import dev.wsstress.reports.result.RecordFact;
import dev.wsstress.reports.result.RecordTrace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The records around a disorder as two columns, wrap order and wire order, with a line from each
 * record to where it left. Lines that cross are records that overtook each other.
 *
 * @param height of the drawing, in its own units
 * @param wraps the left column
 * @param wires the right column
 * @param lines between them
 */
public record SlopeGraph(int height, List<Label> wraps, List<Label> wires, List<Line> lines) {
  private static final int ROW = 26;
  private static final int TOP = 44;
  private static final int MOST = 12;

  /** A record in a column; wrong if it is not where the other column has it. */
  public record Label(int y, String record, String thread, boolean wrong) {}

  /** A record's way from the left column to the right. */
  public record Line(int fromY, int toY, boolean wrong) {}

  /** Draws the first rows of a trace; an empty trace gives an empty graph. */
  public static SlopeGraph of(RecordTrace trace) {
    int rows = Math.min(MOST, Math.max(trace.wrapOrder().size(), trace.wireOrder().size()));
    Map<Long, Integer> wireRow = new HashMap<>();
    List<Label> wires = new ArrayList<>();
    for (int row = 0; row < Math.min(rows, trace.wireOrder().size()); row++) {
      long index = trace.wireOrder().get(row);
      wireRow.putIfAbsent(index, row);
      wires.add(wire(trace, row, index));
    }
    List<Label> wraps = new ArrayList<>();
    List<Line> lines = new ArrayList<>();
    for (int row = 0; row < Math.min(rows, trace.wrapOrder().size()); row++) {
      RecordFact fact = trace.wrapOrder().get(row);
      Integer to = wireRow.get(fact.index());
      boolean wrong = to == null ? row < wires.size() : to != row;
      wraps.add(label(row, fact.index(), fact.wrappedBy(), wrong));
      if (to != null) {
        lines.add(new Line(y(row), y(to), wrong));
      }
    }
    return new SlopeGraph(TOP + rows * ROW, wraps, wires, lines);
  }

  private static Label wire(RecordTrace trace, int row, long index) {
    if (index < 0) {
      return new Label(y(row), "torn", "", true);
    }
    boolean wrong = index != trace.firstWirePosition() + row;
    // A record that left again may be older than the first row; its writer is not in the trace.
    return trace.wrapOrder().stream()
        .filter(r -> r.index() == index)
        .findFirst()
        .map(r -> label(row, index, r.writtenBy(), wrong))
        .orElseGet(() -> label(row, index, "", wrong));
  }

  private static Label label(int row, long index, String thread, boolean wrong) {
    return new Label(y(row), Long.toString(index), Texts.printable(thread), wrong);
  }

  private static int y(int row) {
    return TOP + row * ROW;
  }

  /** True if there is nothing to draw. */
  public boolean isEmpty() {
    return wraps.isEmpty();
  }
}
