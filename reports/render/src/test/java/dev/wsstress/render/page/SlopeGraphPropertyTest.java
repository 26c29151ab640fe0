package dev.wsstress.render.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.model.RecordFact;
import dev.wsstress.model.RecordTrace;
import dev.wsstress.render.page.SlopeGraph.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** Whatever left, and in whatever order, the drawing stays a drawing of it. */
class SlopeGraphPropertyTest {
  private static final int LIMIT = 12;
  private static final long FROM = 40;

  private static SlopeGraph graph(int wraps, List<Long> wire) {
    List<RecordFact> records =
        LongStream.range(FROM, FROM + wraps)
            .mapToObj(i -> new RecordFact(i, 99, "wrapper", "writer"))
            .toList();
    return SlopeGraph.of(new RecordTrace(FROM, records, wire));
  }

  @Property
  void shouldNeverDrawMoreThanItsLimit(
      @ForAll @IntRange(max = 40) int wraps,
      @ForAll @Size(max = 40) List<@LongRange(min = -1, max = 80) Long> wire) {
    SlopeGraph graph = graph(wraps, wire);
    int start = start(graph);
    assertThat(graph.wraps()).hasSize(Math.min(LIMIT, Math.max(0, wraps - start)));
    assertThat(graph.wires()).hasSize(Math.min(LIMIT, wire.size() - start));
    assertThat(graph.lines()).hasSizeLessThanOrEqualTo(graph.wraps().size());
  }

  @Property
  void shouldEndEveryLineAtTheTwoLabelsOfItsRecord(
      @ForAll @IntRange(max = 40) int wraps,
      @ForAll @Size(max = 40) List<@LongRange(min = -1, max = 80) Long> wire) {
    SlopeGraph graph = graph(wraps, wire);
    for (SlopeGraph.Line line : graph.lines()) {
      assertThat(at(line.fromY(), graph.wraps()).record())
          .isEqualTo(at(line.toY(), graph.wires()).record());
      assertThat(line.wrong()).isEqualTo(line.fromY() != line.toY());
    }
  }

  @Property
  void shouldMarkOnTheRightExactlyWhatIsNotInItsPlace(
      @ForAll @IntRange(max = 40) int wraps,
      @ForAll @Size(max = 40) List<@LongRange(min = -1, max = 80) Long> wire) {
    SlopeGraph graph = graph(wraps, wire);
    for (int row = 0; row < graph.wires().size(); row++) {
      assertThat(graph.wires().get(row).wrong())
          .isEqualTo(wire.get(start(graph) + row) != graph.firstPosition() + row);
    }
  }

  @Property
  void shouldShowTheFirstDisorderWithItsLead(
      @ForAll @IntRange(max = 40) int wraps,
      @ForAll @IntRange(max = 30) int lead,
      @ForAll @Size(min = 1, max = 20) List<@LongRange(min = -1, max = 80) Long> tail) {
    List<Long> wire = new ArrayList<>(LongStream.range(FROM, FROM + lead).boxed().toList());
    wire.addAll(tail);
    boolean disorder = false;
    for (int row = 0; row < wire.size(); row++) {
      disorder |= wire.get(row) != FROM + row;
    }
    SlopeGraph graph = graph(wraps, wire);
    assertThat(graph.wires().stream().anyMatch(Label::wrong)).isEqualTo(disorder);
  }

  private static int start(SlopeGraph graph) {
    return (int) (graph.firstPosition() - FROM);
  }

  @Property
  void shouldMarkNothingIfAllLeftInOrder(
      @ForAll @IntRange(max = 40) int wraps, @ForAll @IntRange(max = 40) int left) {
    List<Long> wire = LongStream.range(FROM, FROM + Math.min(wraps, left)).boxed().toList();
    SlopeGraph graph = graph(wraps, wire);
    assertThat(graph.wraps()).noneMatch(Label::wrong);
    assertThat(graph.wires()).noneMatch(Label::wrong);
    assertThat(graph.lines()).noneMatch(SlopeGraph.Line::wrong).hasSameSizeAs(graph.wires());
  }

  private static Label at(int y, List<Label> labels) {
    List<Label> found = labels.stream().filter(label -> label.y() == y).toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }
}
