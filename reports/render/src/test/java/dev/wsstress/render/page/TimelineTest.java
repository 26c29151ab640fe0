package dev.wsstress.render.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.model.RecordFact;
import dev.wsstress.model.RecordTrace;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class TimelineTest {
  private static List<String> steps(Timeline timeline) {
    return timeline.steps().stream()
        .map(s -> s.thread() + (s.isWrap() ? " wraps " : " writes ") + s.record())
        .toList();
  }

  @Example
  void shouldPutEachStepInTheLaneOfItsThread() {
    Timeline timeline =
        Timeline.of(
            new RecordTrace(
                48,
                List.of(new RecordFact(48, 9, "a", "b"), new RecordFact(49, 9, "a", "c")),
                List.of(49L, 48L)));
    assertThat(steps(timeline))
        .containsExactly("a wraps 48", "a wraps 49", "c writes 49", "b writes 48");
    assertThat(timeline.lanes()).extracting(Timeline.Lane::thread).containsExactly("a", "c", "b");
    assertThat(timeline.steps()).extracting(Timeline.Step::x).isSorted().doesNotHaveDuplicates();
    assertThat(timeline.spans()).hasSize(2).allMatch(Timeline.Span::wrong);
  }

  @Example
  void shouldReachUntilTheRecordThatWasDueHasLeft() {
    List<RecordFact> wraps =
        java.util.stream.LongStream.range(0, 9)
            .mapToObj(i -> new RecordFact(i, 9, "a", "b"))
            .toList();
    Timeline timeline =
        Timeline.of(new RecordTrace(0, wraps, List.of(0L, 1L, 3L, 4L, 5L, 6L, 2L, 7L, 8L)));
    assertThat(steps(timeline))
        .startsWith("a wraps 1", "b writes 1")
        .contains("b writes 2")
        .endsWith("b writes 7");
  }

  @Example
  void shouldBeEmptyWhereAllLeftInOrder() {
    RecordTrace trace = new RecordTrace(0, List.of(new RecordFact(0, 9, "a", "a")), List.of(0L));
    assertThat(Timeline.of(trace).isEmpty()).isTrue();
    assertThat(Timeline.of(RecordTrace.EMPTY).isEmpty()).isTrue();
  }

  /** Whatever was seen: no record leaves before it is wrapped, and both orders stay. */
  @Property
  void shouldKeepBothOrders(
      @ForAll @IntRange(max = 30) int wraps,
      @ForAll @Size(max = 30) List<@LongRange(min = -1, max = 35) Long> wire) {
    List<RecordFact> records =
        java.util.stream.LongStream.range(0, wraps)
            .mapToObj(i -> new RecordFact(i, 9, "a" + i % 3, "b" + i % 2))
            .toList();
    List<Timeline.Step> steps = Timeline.of(new RecordTrace(0, records, wire)).steps();
    assertThat(steps.stream().filter(Timeline.Step::isWrap).map(s -> Long.parseLong(s.record())))
        .isSorted();
    for (Timeline.Step left : steps) {
      boolean isLater =
          steps.stream()
              .noneMatch(
                  s ->
                      s.isWrap() && s.record().equals(left.record()) && s.number() > left.number());
      assertThat(left.isWrap() || isLater).isTrue();
    }
  }
}
