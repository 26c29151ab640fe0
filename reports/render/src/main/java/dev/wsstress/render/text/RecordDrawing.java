package dev.wsstress.render.text;

import dev.wsstress.model.RecordFact;
import dev.wsstress.model.RecordTrace;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The records around a disorder as text, one line for each position: which record was due there and
 * which one left. Between the two, a stroke for each: level where it is in its place, and leaning
 * towards the line where it left, or was due.
 */
public final class RecordDrawing {
  /** Lines before the disorder: what it looks like when all is well. */
  private static final int LEAD = 3;

  private static final int MAX = 12;

  private final RecordTrace trace;
  private final Map<Long, Long> leftAt = new HashMap<>();
  private final int start;

  private RecordDrawing(RecordTrace trace) {
    this.trace = trace;
    List<Long> left = trace.wireOrder();
    for (int row = left.size() - 1; row >= 0; row--) {
      leftAt.put(left.get(row), trace.firstWirePosition() + row);
    }
    this.start = Math.max(0, firstWrong() - LEAD);
  }

  /**
   * Draws.
   *
   * @param wrapped what the left column is of, for example {@code wrapped}
   * @param written what the right column is of
   * @return lines, none for an empty trace
   */
  public static List<String> of(RecordTrace trace, String wrapped, String written) {
    return new RecordDrawing(trace).lines(wrapped, written);
  }

  private int firstWrong() {
    for (int row = 0; row < trace.wireOrder().size(); row++) {
      if (trace.wireOrder().get(row) != trace.firstWirePosition() + row) {
        return row;
      }
    }
    return trace.wireOrder().size();
  }

  private List<String> lines(String wrapped, String written) {
    int rows = Math.max(trace.wrapOrder().size(), trace.wireOrder().size());
    if (rows == 0) {
      return List.of();
    }
    List<String> lines = new java.util.ArrayList<>();
    lines.add(line("", "place", wrapped, "   ", written));
    for (int row = start; row < Math.min(rows, start + MAX); row++) {
      lines.add(row(row));
    }
    return List.copyOf(lines);
  }

  private String row(int row) {
    long place = trace.firstWirePosition() + row;
    RecordFact due = row < trace.wrapOrder().size() ? trace.wrapOrder().get(row) : null;
    Long left = row < trace.wireOrder().size() ? trace.wireOrder().get(row) : null;
    String from = due == null ? " " : stroke(leftAt.get(due.index()), place, '\\', '/', 'x');
    String to = left == null ? " " : stroke(left < 0 ? null : left, place, '/', '\\', '?');
    boolean wrong = left != null && left != place;
    String strokes = "--".equals(from + to) ? "---" : from + " " + to;
    return line(
        wrong ? "!" : "",
        Long.toString(place),
        due == null ? "" : record(due.index(), due.length(), due.wrappedBy()),
        strokes,
        left == null ? "" : left(left));
  }

  /** Level if a record is in its place here; else towards where it is, or a sign for nowhere. */
  private static String stroke(
      @Nullable Long other, long here, char below, char above, char nowhere) {
    if (other == null) {
      return String.valueOf(nowhere);
    }
    return String.valueOf(other == here ? '-' : other > here ? below : above);
  }

  private String left(long index) {
    if (index < 0) {
      return "bytes of no whole record";
    }
    long row = index - trace.firstWirePosition();
    if (row < 0 || row >= trace.wrapOrder().size()) {
      return "record " + index;
    }
    RecordFact fact = trace.wrapOrder().get((int) row);
    return record(index, fact.length(), fact.writtenBy());
  }

  private static String record(long index, int length, String thread) {
    return String.format(
        Locale.ROOT, "record %d, %d bytes, %s", index, length, Texts.printable(thread));
  }

  private static String line(String sign, String place, String due, String strokes, String left) {
    return String.format(
            Locale.ROOT, "    %1s %6s  %-40s  %3s  %s", sign, place, due, strokes, left)
        .stripTrailing();
  }
}
