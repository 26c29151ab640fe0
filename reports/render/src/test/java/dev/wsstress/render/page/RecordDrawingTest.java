package dev.wsstress.render.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.model.RecordFact;
import dev.wsstress.model.RecordTrace;
import dev.wsstress.render.text.RecordDrawing;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RecordDrawingTest {
  /** The signs of each line: wrong or not, its place, and the two strokes. */
  private static List<String> signs(long from, int wraps, Long... left) {
    List<RecordFact> facts =
        LongStream.range(from, from + wraps)
            .mapToObj(i -> new RecordFact(i, 50, "a", "b"))
            .toList();
    return RecordDrawing.of(new RecordTrace(from, facts, List.of(left)), "due", "left").stream()
        .skip(1)
        .map(line -> line.replaceAll("record \\d+, 50 bytes, [ab]|bytes of.*", "").strip())
        .map(line -> line.replaceAll(" {2,}", " "))
        .toList();
  }

  @Test
  void shouldCrossTheStrokesOfRecordsThatWereSwapped() {
    assertThat(signs(4, 4, 4L, 6L, 5L, 7L))
        .containsExactly("4 ---", "! 5 \\ /", "! 6 / \\", "7 ---");
  }

  @Test
  void shouldShowARecordThatLeftTwice() {
    assertThat(signs(0, 3, 0L, 0L, 2L)).containsExactly("0 ---", "! 1 x \\", "2 ---");
  }

  @Test
  void shouldShowBytesOfNoRecord() {
    assertThat(signs(0, 2, 0L, -1L)).containsExactly("0 ---", "! 1 x ?");
  }

  @Test
  void shouldShowRecordsThatNeverLeft() {
    assertThat(signs(0, 3, 0L)).containsExactly("0 ---", "1 x", "2 x");
  }

  @Test
  void shouldNameTheThreads() {
    RecordTrace trace =
        new RecordTrace(
            0,
            List.of(new RecordFact(0, 50, "actor", "writer"), new RecordFact(1, 51, "a\u001B", "")),
            List.of(0L));
    assertThat(RecordDrawing.of(trace, "due", "left").get(1))
        .contains("record 0, 50 bytes, actor")
        .endsWith("record 0, 50 bytes, writer");
    assertThat(RecordDrawing.of(trace, "due", "left").get(2)).contains("51 bytes, a\uFFFD");
  }

  @Test
  void shouldBeginShortlyBeforeTheDisorder() {
    Long[] left = LongStream.range(0, 30).map(i -> i == 20 ? 21 : i).boxed().toArray(Long[]::new);
    List<String> signs = signs(0, 30, left);
    assertThat(signs).hasSize(12);
    assertThat(signs.get(0)).startsWith("17");
  }

  @Test
  void shouldDrawNothingOfNothing() {
    assertThat(RecordDrawing.of(RecordTrace.EMPTY, "due", "left")).isEmpty();
  }
}
