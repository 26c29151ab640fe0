package dev.wsstress.bench;

import dev.wsstress.jmh.BenchmarkKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * One benchmark with one value of each parameter: what one fork measures. Immutable.
 *
 * @param benchmark class and method, fully qualified
 * @param params by name
 */
public record BenchmarkCase(String benchmark, SortedMap<String, String> params) {
  public BenchmarkCase {
    params = Collections.unmodifiableSortedMap(new TreeMap<>(params));
  }

  /** JMH's arguments that choose it. */
  List<String> arguments() {
    List<String> arguments = new ArrayList<>(List.of('^' + Pattern.quote(benchmark) + '$'));
    params.forEach((name, value) -> arguments.addAll(List.of("-p", name + '=' + value)));
    return arguments;
  }

  /** Whether a key is of this cell, in whatever mode it was measured. */
  public boolean measures(BenchmarkKey key) {
    return key.benchmark().equals(benchmark) && key.params().equals(params);
  }

  @Override
  public String toString() {
    return BenchmarkKey.shortName(benchmark, params);
  }
}
