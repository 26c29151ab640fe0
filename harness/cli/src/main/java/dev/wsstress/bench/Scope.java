package dev.wsstress.bench;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Which cells of a suite are measured. Immutable.
 *
 * @param include a part of the full name of a benchmark, as a regular expression
 * @param values the values of parameters that were asked for, by name
 * @param first whether a parameter that was not asked for has its first value only
 */
public record Scope(Pattern include, Map<String, List<String>> values, boolean first) {
  public Scope {
    values = Map.copyOf(values);
  }

  /** The values of a parameter that are measured, of those that the benchmark offers. */
  List<String> values(String name, List<String> offered) {
    List<String> asked = values.get(name);
    if (asked != null) {
      return asked;
    }
    return first ? offered.subList(0, 1) : offered;
  }
}
