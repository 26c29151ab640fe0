package dev.wsstress.cli;

import dev.wsstress.run.RateSearch;
import java.util.Locale;

/** What a search for a rate prints. */
final class RateTable {
  private static final double NANOS_PER_MILLI = 1e6;

  private RateTable() {}

  /** The line of a rate that was tried. */
  static String line(RateSearch.Tried tried) {
    return String.format(
        Locale.ROOT,
        "%,.0f messages/s: %,.0f came back, 99 %% within %.2f ms: %s%n",
        tried.rate(),
        tried.cameBack(),
        tried.p99Nanos() / NANOS_PER_MILLI,
        tried.kept() ? "kept" : "not kept");
  }

  /** What was found. */
  static String conclusion(RateSearch search) {
    String broken =
        search.broken() == Double.POSITIVE_INFINITY
            ? ""
            : String.format(Locale.ROOT, " (at %,.0f they did not)", search.broken());
    return String.format(
        Locale.ROOT,
        "%nThe highest rate at which 99 %% stay within %.1f ms: %,.0f messages/s%s%n",
        search.limit().toNanos() / NANOS_PER_MILLI,
        search.kept(),
        broken);
  }
}
