package dev.wsstress.render.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.model.LatencyPoint;
import dev.wsstress.model.LatencySummary;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CurveTest {
  private static @Nullable Long at(double x, Curve curve) {
    return curve.nanos().get(Curve.GRID.indexOf(x));
  }

  private static LatencySummary summary(long count, long factor, List<LatencyPoint> points) {
    return new LatencySummary(
        count, 2 * factor, 10 * factor, 100 * factor, 1000 * factor, 5000 * factor, points);
  }

  @Test
  void shouldKnowFourPlacesOfAnOlderResult() {
    Curve curve = Curve.of(List.of(summary(5_000, 1, List.of())));
    assertThat(curve.known()).hasSize(4);
    assertThat(at(2, curve)).isEqualTo(2);
    assertThat(at(1000, curve)).isEqualTo(1000);
  }

  @Test
  void shouldSayNothingOfAShareThatTheCountDoesNotReach() {
    Curve curve = Curve.of(List.of(summary(500, 1, List.of())));
    assertThat(at(100, curve)).isEqualTo(100);
    assertThat(at(1000, curve)).isNull();
  }

  @Test
  void shouldTakeTheFirstPointThatCoversAShare() {
    List<LatencyPoint> points =
        List.of(new LatencyPoint(50, 20), new LatencyPoint(99, 300), new LatencyPoint(99.9, 4_000));
    Curve curve = Curve.of(List.of(summary(100_000, 1, points)));
    assertThat(at(2, curve)).isEqualTo(20);
    assertThat(at(10, curve)).isEqualTo(300);
    assertThat(at(100, curve)).isEqualTo(300);
    assertThat(at(1000, curve)).isEqualTo(4_000);
    assertThat(at(10_000, curve)).isNull();
  }

  @Test
  void shouldTakeTheMedianOfSeveralTrialsWhereAllReach() {
    Curve curve =
        Curve.of(
            List.of(
                summary(5_000, 1, List.of()),
                summary(5_000, 3, List.of()),
                summary(500, 2, List.of())));
    assertThat(at(2, curve)).isEqualTo(4);
    assertThat(at(1000, curve)).isNull();
  }

  @Test
  void shouldBeEmptyWhereNothingWasMeasured() {
    assertThat(Curve.of(List.of(LatencySummary.NONE)).isEmpty()).isTrue();
  }
}
