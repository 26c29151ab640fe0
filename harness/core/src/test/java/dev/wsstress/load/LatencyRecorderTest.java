package dev.wsstress.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.model.LatencyPoint;
import dev.wsstress.model.LatencySummary;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class LatencyRecorderTest {
  private final LatencyRecorder latency = new LatencyRecorder();

  @Test
  void shouldForgetWhatWasRecordedBeforeItBegan() {
    latency.record(5_000_000);
    latency.begin();
    latency.record(1_000);
    LatencySummary summary = latency.histogram().summary();
    assertThat(summary.count()).isEqualTo(1);
    assertThat(summary.maxNanos()).isLessThan(2_000);
  }

  @Test
  void shouldTellEachIntervalOnce() {
    latency.record(1);
    assertThat(latency.interval().getTotalCount()).isEqualTo(1);
    assertThat(latency.interval().getTotalCount()).isZero();
    latency.record(2);
    latency.record(3);
    assertThat(latency.interval().getTotalCount()).isEqualTo(2);
    assertThat(latency.histogram().summary().count()).isEqualTo(3);
  }

  @Test
  void shouldSayNothingOfNothing() {
    assertThat(latency.histogram().summary()).isEqualTo(LatencySummary.NONE);
  }

  /** One of a hundred thousand has no percentile of its own among a hundred. */
  @Test
  void shouldEndTheCurveWhereThereAreTooFewToTell() {
    LongStream.rangeClosed(1, 100).forEach(n -> latency.record(n * 1000));
    List<Double> known =
        latency.histogram().summary().curve().stream().map(LatencyPoint::percentile).toList();
    assertThat(known).contains(50.0, 99.0, 100.0).doesNotContain(99.9, 99.99);
  }

  @Property
  void shouldKeepThreeDigits(
      @ForAll @Size(min = 1, max = 200) List<@LongRange(max = 600_000_000_000L) Long> nanos) {
    LatencySummary summary = TimeHistogram.of(nanos).summary();
    long longest = nanos.stream().max(Comparator.naturalOrder()).orElseThrow();
    assertThat(summary.count()).isEqualTo(nanos.size());
    assertThat((double) summary.maxNanos())
        .isCloseTo((double) longest, Percentage.withPercentage(0.2));
    assertThat(summary.curve())
        .isSortedAccordingTo(Comparator.comparingDouble(LatencyPoint::percentile))
        .isSortedAccordingTo(Comparator.comparingLong(LatencyPoint::nanos));
  }
}
