package dev.wsstress.render.page;

import dev.wsstress.model.RecordFact;
import dev.wsstress.model.RecordTrace;
import dev.wsstress.render.text.Texts;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who wrapped which record and who gave it to the network, thread by thread, around a disorder. The
 * journal keeps two orders, that of wrapping and that of leaving, and no clock: what is drawn is
 * the order of steps in which every record leaves as early as both allow. Whatever else may have
 * happened, records that overlap here overlapped.
 *
 * @param width of the drawing
 * @param height likewise
 * @param lanes the threads
 * @param spans from the wrap of each record to where it left
 * @param steps in order
 */
public record Timeline(
    int width, int height, List<Lane> lanes, List<Span> spans, List<Step> steps) {
  private static final int MAX_RECORDS = 12;
  private static final int LEAST_RECORDS = 3;
  private static final int MAX_LANES = 6;
  private static final int LANE = 48;
  private static final int LANE_TOP = 24;
  private static final int STEP = 34;
  private static final int FIRST_STEP = 130;

  /** A thread, with the middle of its lane. */
  public record Lane(String thread, int y) {}

  /** A record on its way; wrong if it did not leave in its place. */
  public record Span(String record, int x1, int y1, int x2, int y2, boolean wrong) {}

  /**
   * Something that a thread did.
   *
   * @param number from 1
   * @param record its number, or {@code torn} for bytes of no whole record
   * @param isWrap false if the record left
   * @param wrong whether the record was not in its place
   */
  public record Step(
      int number, int x, int y, String record, String thread, boolean isWrap, boolean wrong) {}

  /** Of the records around the first disorder; empty if there is none. */
  static Timeline of(RecordTrace trace) {
    int wrong = firstWrong(trace);
    if (wrong == trace.wireOrder().size()) {
      return new Timeline(0, 0, List.of(), List.of(), List.of());
    }
    int start = Math.max(0, wrong - 1);
    List<Event> events = events(trace, start, end(trace, wrong));
    List<String> threads = threads(events);
    return draw(events, threads);
  }

  private static int firstWrong(RecordTrace trace) {
    int row = 0;
    while (row < trace.wireOrder().size()
        && trace.wireOrder().get(row) == trace.firstWirePosition() + row) {
      row++;
    }
    return row;
  }

  /** Behind the place at which the record that was due there left, and one more. */
  private static int end(RecordTrace trace, int wrong) {
    int left = trace.wireOrder().indexOf(trace.firstWirePosition() + wrong);
    return Math.max(wrong + LEAST_RECORDS, left + 2);
  }

  private record Event(long record, String thread, boolean isWrap, boolean wrong) {}

  private static List<Event> events(RecordTrace trace, int start, int end) {
    List<RecordFact> wraps = window(trace.wrapOrder(), start, end);
    List<Long> wire = window(trace.wireOrder(), start, end);
    long place = trace.firstWirePosition() + start;
    List<Event> events = new ArrayList<>();
    int left = 0;
    for (RecordFact fact : wraps) {
      int at = wire.indexOf(fact.index());
      boolean wrong = at < 0 ? wraps.indexOf(fact) < wire.size() : place + at != fact.index();
      events.add(new Event(fact.index(), fact.wrappedBy(), true, wrong));
      while (left < wire.size() && wire.get(left) <= fact.index()) {
        long index = wire.get(left);
        events.add(new Event(index, writer(wraps, index), false, index != place + left));
        left++;
      }
    }
    return events;
  }

  private static <T> List<T> window(List<T> rows, int start, int end) {
    int from = Math.min(start, rows.size());
    return rows.subList(
        from, Math.min(rows.size(), Math.max(from, Math.min(end, from + MAX_RECORDS))));
  }

  private static String writer(List<RecordFact> wraps, long index) {
    return wraps.stream()
        .filter(fact -> fact.index() == index)
        .findFirst()
        .map(RecordFact::writtenBy)
        .orElse("");
  }

  private static List<String> threads(List<Event> events) {
    Set<String> inOrder = new LinkedHashSet<>();
    events.forEach(event -> inOrder.add(event.thread()));
    return inOrder.stream().limit(MAX_LANES).toList();
  }

  private static Timeline draw(List<Event> events, List<String> threads) {
    List<Step> steps = new ArrayList<>();
    for (Event event : events) {
      int lane = threads.indexOf(event.thread());
      if (lane >= 0) {
        int number = steps.size() + 1;
        steps.add(
            new Step(
                number,
                FIRST_STEP + steps.size() * STEP,
                LANE_TOP + lane * LANE,
                event.record() < 0 ? "torn" : Long.toString(event.record()),
                Texts.printable(event.thread()),
                event.isWrap(),
                event.wrong()));
      }
    }
    List<Lane> lanes = new ArrayList<>();
    for (String thread : threads) {
      String name = thread.isEmpty() ? "not seen" : Texts.printable(thread);
      lanes.add(new Lane(name, LANE_TOP + lanes.size() * LANE));
    }
    int width = FIRST_STEP + steps.size() * STEP;
    return new Timeline(width, lanes.size() * LANE, lanes, spans(steps), steps);
  }

  private static List<Span> spans(List<Step> steps) {
    return steps.stream()
        .filter(step -> !step.isWrap())
        .flatMap(left -> span(steps, left))
        .toList();
  }

  private static Stream<Span> span(List<Step> steps, Step left) {
    return steps.stream()
        .filter(step -> step.isWrap() && step.record().equals(left.record()))
        .map(wrap -> new Span(left.record(), wrap.x(), wrap.y(), left.x(), left.y(), left.wrong()));
  }

  /** Whether there is nothing to draw. */
  public boolean isEmpty() {
    return steps.isEmpty();
  }
}
