package dev.wsstress.render.page;

import dev.wsstress.model.LatencyPoint;
import dev.wsstress.model.LatencySummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Times by percentile, on a grid that all curves share: the place <i>x</i> is the share 1 - 1/x of
 * all, so that 10 is 90 %, 100 is 99 % and each further nine is as wide as the one before.
 *
 * @param nanos one for each place of the grid; null where nothing is known
 */
record Curve(List<@Nullable Long> nanos) {
  private static final int PER_DECADE = 8;
  private static final int DECADES = 6;
  private static final double NEARLY = 1e-9;

  /** The places. */
  static final List<Double> GRID = grid();

  private static List<Double> grid() {
    List<Double> places = new ArrayList<>();
    for (int step = 0; step <= PER_DECADE * DECADES; step++) {
      double place = Math.pow(10, step / (double) PER_DECADE);
      places.add(step % PER_DECADE == 0 ? Math.rint(place) : place);
    }
    places.add(2.0);
    return places.stream().sorted().toList();
  }

  /** The median of several trials, at each place that all of them reach. */
  static Curve of(List<LatencySummary> trials) {
    List<Curve> each = trials.stream().filter(t -> t.count() > 0).map(Curve::of).toList();
    List<@Nullable Long> middle = new ArrayList<>();
    for (int place = 0; place < GRID.size(); place++) {
      int at = place;
      List<Long> known =
          each.stream().map(c -> c.nanos.get(at)).filter(Objects::nonNull).sorted().toList();
      boolean isShared = !known.isEmpty() && known.size() == each.size();
      middle.add(isShared ? known.get((known.size() - 1) / 2) : null);
    }
    return new Curve(middle);
  }

  private static Curve of(LatencySummary times) {
    List<@Nullable Long> nanos = new ArrayList<>();
    for (double x : GRID) {
      // Of a hundred values none is the slowest of a thousand.
      nanos.add(x > times.count() ? null : at(x, times));
    }
    return new Curve(nanos);
  }

  private static @Nullable Long at(double x, LatencySummary times) {
    if (times.curve().isEmpty()) {
      return summary(x, times);
    }
    double percentile = 100 * (1 - 1 / x);
    return times.curve().stream()
        .filter(point -> point.percentile() >= percentile - NEARLY)
        .findFirst()
        .map(LatencyPoint::nanos)
        .orElse(null);
  }

  private static @Nullable Long summary(double x, LatencySummary times) {
    return switch ((int) Math.rint(x * 1000)) {
      case 2_000 -> times.p50Nanos();
      case 10_000 -> times.p90Nanos();
      case 100_000 -> times.p99Nanos();
      case 1_000_000 -> times.p999Nanos();
      default -> null;
    };
  }

  /** The indexes of the places at which something is known. */
  int[] known() {
    return IntStream.range(0, nanos.size()).filter(i -> nanos.get(i) != null).toArray();
  }

  boolean isEmpty() {
    return nanos.stream().allMatch(Objects::isNull);
  }
}
