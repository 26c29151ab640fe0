package dev.wsstress.speed;

import dev.wsstress.jmh.BenchmarkKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Forks of one benchmark on both sides. Immutable.
 *
 * @param key the benchmark
 * @param pairs how much slower the candidate was in each pair of neighbours, as logarithms
 * @param allocation bytes for an operation, or null where nobody counted
 */
public record Comparison(BenchmarkKey key, List<Double> pairs, @Nullable Allocation allocation) {
  public Comparison {
    pairs = List.copyOf(pairs);
  }

  double[] values() {
    return pairs.stream().mapToDouble(d -> d).toArray();
  }
}
