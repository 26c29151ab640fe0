package dev.wsstress.bench;

import dev.wsstress.api.PlanException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The benchmarks of a jar, with the values that their parameters may have. Immutable.
 *
 * @param benchmarks parameters by name, by benchmark
 */
public record Suite(Map<String, Map<String, List<String>>> benchmarks) {
  private static final Pattern PARAM = Pattern.compile("\\s+param \"(.*)\" = \\{(.*)\\}");
  private static final Pattern NAME = Pattern.compile("\\S+\\.\\S+");

  /** Reads what JMH prints for {@code -lp}. */
  static Suite parse(Stream<String> lines) {
    Map<String, Map<String, List<String>>> all = new LinkedHashMap<>();
    Map<String, List<String>> open = new LinkedHashMap<>();
    for (String line : lines.toList()) {
      Matcher param = PARAM.matcher(line);
      if (param.matches()) {
        open.put(param.group(1), List.of(param.group(2).split(", ", -1)));
      } else if (NAME.matcher(line).matches()) {
        open = new LinkedHashMap<>();
        all.put(line, open);
      }
    }
    return new Suite(all);
  }

  /**
   * The cells of a scope.
   *
   * @throws PlanException if there is none, or no chosen benchmark has a parameter that was asked
   *     for
   */
  public List<BenchmarkCase> cells(Scope scope) {
    List<String> chosen =
        benchmarks.keySet().stream().filter(scope.include().asPredicate()).toList();
    if (chosen.isEmpty()) {
      throw new PlanException(
          "no benchmark matches '"
              + scope.include()
              + "': there are "
              + String.join(", ", benchmarks.keySet()));
    }
    requireParams(scope, chosen);
    return chosen.stream().flatMap(name -> cells(name, scope).stream()).toList();
  }

  private void requireParams(Scope scope, List<String> chosen) {
    for (String name : scope.values().keySet()) {
      if (chosen.stream().noneMatch(benchmark -> params(benchmark).containsKey(name))) {
        throw new PlanException("no chosen benchmark has a parameter '" + name + "'");
      }
    }
  }

  private Map<String, List<String>> params(String benchmark) {
    return benchmarks.getOrDefault(benchmark, Map.of());
  }

  private List<BenchmarkCase> cells(String benchmark, Scope scope) {
    List<SortedMap<String, String>> combinations = new ArrayList<>(List.of(new TreeMap<>()));
    params(benchmark)
        .forEach(
            (name, offered) -> {
              List<SortedMap<String, String>> longer = new ArrayList<>();
              for (SortedMap<String, String> shorter : combinations) {
                for (String value : scope.values(name, offered)) {
                  SortedMap<String, String> one = new TreeMap<>(shorter);
                  one.put(name, value);
                  longer.add(one);
                }
              }
              combinations.clear();
              combinations.addAll(longer);
            });
    return combinations.stream().map(params -> new BenchmarkCase(benchmark, params)).toList();
  }
}
