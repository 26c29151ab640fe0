package dev.wsstress.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.wsstress.reports.result.Observation;
import dev.wsstress.reports.result.ResultLine;
import java.nio.ByteBuffer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class WorkerLinePropertyTest {
  @Property
  void shouldGiveTheLineBack(@ForAll("lines") WorkerLine line) {
    assertThat(line.text()).doesNotContain("\n");
    assertThat(WorkerLine.parse(line.text())).isEqualTo(line);
  }

  @Property
  void shouldSurviveAnyCut(@ForAll("lines") WorkerLine line, @ForAll("cuts") double cut) {
    String text = line.text();
    assertThatCode(() -> WorkerLine.parse(text.substring(0, (int) (text.length() * cut))))
        .doesNotThrowAnyException();
  }

  @Property
  void shouldTakeAWholeCaptureOrNone(
      @ForAll @Size(min = 1, max = 64) byte[] bytes, @ForAll("cuts") double cut) {
    WorkerLine line = new WorkerLine.Capture(1, ByteBuffer.wrap(bytes));
    String text = line.text();
    WorkerLine read = WorkerLine.parse(text.substring(0, (int) (text.length() * cut)));
    assertThat(read == null || read.equals(line)).isTrue();
  }

  @Property
  void shouldTakeNothingElseForALine(@ForAll String noise) {
    assertThat(WorkerLine.parse("# " + noise)).isNull();
  }

  @Provide
  Arbitrary<Double> cuts() {
    return Arbitraries.doubles().between(0, 1);
  }

  @Provide
  Arbitrary<WorkerLine> lines() {
    Arbitrary<String> words = Arbitraries.strings().withCharRange(' ', '~').ofMinLength(1);
    Arbitrary<Long> numbers = Arbitraries.longs();
    return Arbitraries.oneOf(
        numbers.map(WorkerLine.Started::new),
        Combinators.combine(numbers, words).as(WorkerLine.Function::new),
        Combinators.combine(numbers, numbers, Arbitraries.integers(), words)
            .as(WorkerLine.Progress::new),
        words.map(WorkerLine.Refused::new),
        Combinators.combine(Arbitraries.integers(), Arbitraries.bytes().array(byte[].class))
            .as((session, bytes) -> new WorkerLine.Capture(session, ByteBuffer.wrap(bytes))),
        words.map(
            text ->
                new WorkerLine.Result(
                    new ResultLine.Observed(1, new Observation.Environment(2, 3, text, "\n")))));
  }
}
