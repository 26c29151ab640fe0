package dev.wsstress.render.page;

import dev.wsstress.render.text.LatencyRange;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A figure over several runs as a line: 100 wide, 30 high, from nothing to the greatest. */
final class TrendLine {
  private static final int WIDTH = 100;
  private static final int HEIGHT = 30;
  private static final int BORDER = 2;

  private TrendLine() {}

  /** As SVG has points; a run in which it was not measured has none. */
  static String of(List<? extends @Nullable LatencyRange> runs) {
    double most =
        runs.stream().filter(Objects::nonNull).mapToDouble(LatencyRange::middle).max().orElse(0);
    StringBuilder points = new StringBuilder();
    for (int run = 0; run < runs.size() && most > 0; run++) {
      LatencyRange value = runs.get(run);
      if (value != null) {
        long x = Math.round(BORDER + (WIDTH - 2.0 * BORDER) * run / Math.max(1, runs.size() - 1));
        double part = Math.max(0, value.middle()) / most;
        points.append(x).append(',');
        points.append(Math.round(HEIGHT - BORDER - (HEIGHT - 2.0 * BORDER) * part)).append(' ');
      }
    }
    return points.toString().strip();
  }
}
