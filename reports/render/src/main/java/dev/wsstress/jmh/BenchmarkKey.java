package dev.wsstress.jmh;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was measured: scores may be compared only under the same key. Immutable.
 *
 * @param benchmark class and method, fully qualified
 * @param mode JMH's short name of the mode, as {@code avgt}
 * @param unit of the score, as {@code ns/op}
 * @param params its parameters, by name
 */
public record BenchmarkKey(
    String benchmark, String mode, String unit, SortedMap<String, String> params) {
  public BenchmarkKey {
    params = Collections.unmodifiableSortedMap(new TreeMap<>(params));
  }

  /** Which way its score gets worse. */
  public Direction direction() {
    return Direction.ofMode(mode);
  }

  /** For a person: simple class, method and parameters, and the mode. */
  public String label() {
    return shortName(benchmark, params) + " (" + mode + ")";
  }

  /** A benchmark and its parameters for a person, as {@code Codec.stamp length=64}. */
  public static String shortName(String benchmark, Map<String, String> params) {
    int method = benchmark.lastIndexOf('.');
    int type = benchmark.lastIndexOf('.', method - 1);
    StringBuilder text = new StringBuilder(benchmark.substring(type + 1));
    params.forEach((name, value) -> text.append(' ').append(name).append('=').append(value));
    return text.toString();
  }
}
