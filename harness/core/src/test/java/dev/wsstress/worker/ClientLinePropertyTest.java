package dev.wsstress.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.wsstress.load.TimeHistogram;
import dev.wsstress.model.Observation;
import dev.wsstress.model.RecordFact;
import dev.wsstress.model.RecordTrace;
import dev.wsstress.model.RuntimeObservation;
import dev.wsstress.model.TrialResult;
import dev.wsstress.plan.SessionRange;
import dev.wsstress.tls.ClientTaps;
import dev.wsstress.trial.ClientReport;
import dev.wsstress.trial.LoadReport;
import dev.wsstress.trial.SessionReport;
import java.nio.ByteBuffer;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class ClientLinePropertyTest {
  @Property
  void shouldGiveTheLineBack(@ForAll("lines") ClientLine line) {
    assertThat(line.text()).doesNotContain("\n");
    assertThat(ClientLine.parse(line.text()))
        .isNotNull()
        .satisfies(read -> assertThat(read.text()).isEqualTo(line.text()));
  }

  @Property
  void shouldSurviveAnyCut(@ForAll("lines") ClientLine line, @ForAll("cuts") double cut) {
    String text = line.text();
    assertThatCode(() -> ClientLine.parse(text.substring(0, (int) (text.length() * cut))))
        .doesNotThrowAnyException();
  }

  /** The bytes of a capture are the largest part of a report, and its last. */
  @Property
  void shouldTakeAWholeReportOrNone(
      @ForAll @Size(min = 1, max = 64) byte[] bytes, @ForAll("cuts") double cut) {
    String text = new ClientLine.Report(report(bytes)).text();
    ClientLine read = ClientLine.parse(text.substring(0, (int) (text.length() * cut)));
    assertThat(read == null || read.text().equals(text)).isTrue();
  }

  @Property
  void shouldGiveTheReportBack(@ForAll @Size(min = 1, max = 64) byte[] bytes) {
    assertThat(ClientLine.parse(new ClientLine.Report(report(bytes)).text()))
        .isEqualTo(new ClientLine.Report(report(bytes)));
  }

  private static ClientReport report(byte[] bytes) {
    SessionReport session =
        new SessionReport(
            1,
            2,
            List.of("/127.0.0.1:1"),
            List.of(new RuntimeObservation.Environment(1, 3, "no port", "free one")),
            new RecordTrace(0, List.of(new RecordFact(0, 5, "a", "")), List.of(0L)),
            ByteBuffer.wrap(bytes));
    TimeHistogram times = TimeHistogram.of(List.of(1L, 2_000L, (long) bytes.length));
    return new ClientReport(
        TrialResult.End.COMPLETED,
        new ClientReport.Opened(SessionRange.of(2), 2),
        new ClientReport.Traffic(10, 640, 5, 500),
        List.of(session),
        List.of(new ClientTaps.Connection("00ff", List.of(new Observation.Arrived(0, 1, 2)))),
        new ClientReport.Times(times, TimeHistogram.NONE),
        new LoadReport(
            9,
            8,
            7,
            null,
            new LoadReport.Memory(6, 5),
            new LoadReport.Opening(times, times, times)));
  }

  @Property
  void shouldTakeNothingElseForALine(@ForAll String noise) {
    assertThat(ClientLine.parse("# " + noise)).isNull();
  }

  @Provide
  Arbitrary<Double> cuts() {
    return Arbitraries.doubles().between(0, 1);
  }

  @Provide
  Arbitrary<ClientLine> lines() {
    Arbitrary<String> words = Arbitraries.strings().withCharRange(' ', '~').ofMinLength(1);
    Arbitrary<Long> numbers = Arbitraries.longs();
    return Arbitraries.oneOf(
        Combinators.combine(numbers, numbers).as(ClientLine.Started::new),
        Combinators.combine(numbers, words).as(ClientLine.Function::new),
        Combinators.combine(numbers, numbers, Arbitraries.integers(), words)
            .as(ClientLine.Progress::new),
        words.map(ClientLine.Refused::new),
        words.map(
            text -> new ClientLine.Observed(new RuntimeObservation.Environment(2, 3, text, "\n"))));
  }
}
