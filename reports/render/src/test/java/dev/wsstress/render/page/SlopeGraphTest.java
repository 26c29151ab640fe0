package dev.wsstress.render.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.model.RecordFact;
import dev.wsstress.model.RecordTrace;
import dev.wsstress.render.page.SlopeGraph.Label;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SlopeGraphTest {
  private static List<RecordFact> records(long from, long to) {
    return LongStream.range(from, to)
        .mapToObj(i -> new RecordFact(i, 99, "wrapper-" + i, "writer-" + i))
        .toList();
  }

  private static SlopeGraph graph(long from, int wraps, Long... wire) {
    return SlopeGraph.of(new RecordTrace(from, records(from, from + wraps), List.of(wire)));
  }

  private static List<String> wrong(List<Label> labels) {
    return labels.stream().filter(Label::wrong).map(Label::record).toList();
  }

  @Test
  void shouldMarkASwappedPairAndNothingElse() {
    SlopeGraph graph = graph(46, 5, 46L, 47L, 49L, 48L, 50L);
    assertThat(wrong(graph.wires())).containsExactly("49", "48");
    assertThat(wrong(graph.wraps())).containsExactly("48", "49");
    assertThat(graph.lines())
        .extracting(SlopeGraph.Line::wrong)
        .containsExactly(false, false, true, true, false);
  }

  @Test
  void shouldCrossTheLinesOfASwappedPairAndKeepTheOthersLevel() {
    SlopeGraph graph = graph(46, 5, 46L, 47L, 49L, 48L, 50L);
    List<Integer> rows = graph.wraps().stream().map(Label::y).toList();
    assertThat(rows).doesNotHaveDuplicates().isSorted();
    assertThat(graph.wires()).extracting(Label::y).isEqualTo(rows);
    assertThat(graph.lines()).extracting(SlopeGraph.Line::fromY).isEqualTo(rows);
    assertThat(graph.lines())
        .extracting(SlopeGraph.Line::toY)
        .containsExactly(rows.get(0), rows.get(1), rows.get(3), rows.get(2), rows.get(4));
    assertThat(graph.height()).isGreaterThan(rows.get(4));
  }

  @Test
  void shouldNameWrapperOnTheLeftAndWriterOnTheRight() {
    SlopeGraph graph = graph(0, 2, 1L, 0L);
    assertThat(graph.wraps()).extracting(Label::thread).containsExactly("wrapper-0", "wrapper-1");
    assertThat(graph.wires()).extracting(Label::thread).containsExactly("writer-1", "writer-0");
  }

  @Test
  void shouldShowARecordThatOvertakesTwo() {
    SlopeGraph graph = graph(0, 5, 0L, 3L, 1L, 2L, 4L);
    assertThat(graph.wires()).extracting(Label::record).containsExactly("0", "3", "1", "2", "4");
    assertThat(wrong(graph.wires())).containsExactly("3", "1", "2");
    assertThat(wrong(graph.wraps())).containsExactly("1", "2", "3");
  }

  @Test
  void shouldShowATornRecordAsTornAndItsWrapAsLost() {
    SlopeGraph graph = graph(0, 5, 0L, -1L, 2L);
    assertThat(graph.wires()).extracting(Label::record).containsExactly("0", "torn", "2");
    assertThat(wrong(graph.wires())).containsExactly("torn");
    assertThat(wrong(graph.wraps())).containsExactly("1");
    assertThat(graph.lines()).hasSize(2).noneMatch(SlopeGraph.Line::wrong);
  }

  @Test
  void shouldNotAccuseARecordThatHasNotLeftYet() {
    SlopeGraph graph = graph(0, 3, 0L);
    assertThat(wrong(graph.wraps())).isEmpty();
    assertThat(graph.lines()).hasSize(1);
  }

  @Test
  void shouldShowARecordThatLeftTwice() {
    SlopeGraph graph = graph(0, 3, 0L, 0L, 2L);
    assertThat(wrong(graph.wires())).containsExactly("0");
    assertThat(wrong(graph.wraps())).containsExactly("1");
  }

  @Test
  void shouldNumberARecordThatLeftAgainFromBeforeTheFirstRow() {
    SlopeGraph graph = graph(40, 3, 40L, 3L, 42L);
    assertThat(graph.wires()).extracting(Label::record).containsExactly("40", "3", "42");
    assertThat(wrong(graph.wires())).containsExactly("3");
  }

  @Test
  void shouldBeEmptyForAnEmptyTrace() {
    SlopeGraph graph = SlopeGraph.of(RecordTrace.EMPTY);
    assertThat(graph.isEmpty()).isTrue();
    assertThat(graph.wires()).isEmpty();
    assertThat(graph.lines()).isEmpty();
  }

  @Test
  void shouldMarkARecordWhosePlaceIsBelowTheLastRow() {
    Long[] wire =
        LongStream.concat(LongStream.range(1, 30), LongStream.of(0)).boxed().toArray(Long[]::new);
    SlopeGraph graph = graph(0, 30, wire);
    assertThat(graph.wraps().get(0).wrong()).isTrue();
    assertThat(graph.lines()).noneMatch(line -> line.fromY() == graph.wraps().get(0).y());
  }
}
