package dev.wsstress.jmh;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one JVM fork measured. The fork is the unit of all statistics: iterations of one JVM share
 * its compilation and its memory layout, and are no independent samples (Georges, Buytaert and
 * Eeckhout, OOPSLA 2007). Immutable.
 *
 * @param key what it measured
 * @param iterations the score of each, in the order of measuring
 * @param allocated bytes allocated for an operation, or null where nobody counted
 * @param options how it was measured: JDK, VM arguments, iterations and their times, threads
 */
public record ForkResult(
    BenchmarkKey key,
    List<Double> iterations,
    @Nullable Double allocated,
    SortedMap<String, String> options) {
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  public ForkResult {
    iterations = List.copyOf(iterations);
    if (iterations.isEmpty() || iterations.stream().anyMatch(s -> !(s > 0 && s < INFINITE))) {
      throw new IllegalArgumentException(
          key.label() + " measured nothing: iterations=" + iterations);
    }
    options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
  }

  /** The mean of its iterations: what a user of this machine gets. */
  public double mean() {
    return iterations.stream().mapToDouble(score -> score).average().orElseThrow();
  }

  /**
   * Its best iteration: what the code takes when nothing disturbs it. Whatever else a machine does
   * only ever adds time, so that the best repeats far better than the mean (Chen and Revels,
   * "Robust benchmarking in noisy environments", 2016).
   */
  public double best() {
    return key.direction() == Direction.LESS_IS_BETTER
        ? Collections.min(iterations)
        : Collections.max(iterations);
  }
}
