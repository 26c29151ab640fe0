package dev.wsstress.reports.bench;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one JVM fork measured. The fork is the unit of all statistics: iterations of one JVM share
 * its compilation and its memory layout, and are no independent samples (Georges, Buytaert and
 * Eeckhout, OOPSLA 2007). Immutable.
 *
 * @param key what it measured
 * @param score the mean of its iterations
 * @param allocated bytes allocated for an operation, or null where nobody counted
 * @param options how it was measured: JDK, VM arguments, iterations and their times, threads
 */
public record ForkResult(
    BenchmarkKey key, double score, @Nullable Double allocated, SortedMap<String, String> options) {
  public ForkResult {
    if (!(score > 0 && Double.isFinite(score))) {
      throw new IllegalArgumentException(key.label() + " measured nothing: score=" + score);
    }
    options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
  }
}
