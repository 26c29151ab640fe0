package dev.wsstress.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the results of a run hold that only a newer version understands, each with how often it
 * occurs. All names are untrusted text.
 *
 * @param revision the later revision of the format that the run was written in; 0 if it was none
 * @param lines types of result lines
 * @param kinds kinds of observations
 * @param values values of fields, each as {@code Field VALUE}
 */
public record NewerWords(
    int revision,
    Map<String, Integer> lines,
    Map<String, Integer> kinds,
    Map<String, Integer> values) {
  /** Everything was understood. */
  public static final NewerWords NONE = new NewerWords(0, Map.of(), Map.of(), Map.of());

  public NewerWords {
    lines = Map.copyOf(lines);
    kinds = Map.copyOf(kinds);
    values = Map.copyOf(values);
  }

  /** Remarks for a reader of a report, one sentence each; none if everything was understood. */
  public List<String> sentences() {
    List<String> all = new ArrayList<>();
    if (revision > 0) {
      all.add(
          "a newer version wrote these results (revision "
              + revision
              + " of the format): what only that version knows is listed as unknown");
    }
    add(all, lines, "line", "lines");
    add(all, kinds, "fact", "facts");
    add(all, values, "value", "values");
    return List.copyOf(all);
  }

  private static void add(
      List<String> all, Map<String, Integer> words, String one, String several) {
    if (!words.isEmpty()) {
      long count = words.values().stream().mapToLong(Integer::longValue).sum();
      String names =
          new TreeMap<>(words)
              .entrySet().stream()
                  .map(
                      word ->
                          word.getKey() + (words.size() == 1 ? "" : " (" + word.getValue() + ")"))
                  .collect(Collectors.joining(", "));
      all.add(
          count
              + (count == 1
                  ? " " + one + " of a newer version was"
                  : " " + several + " of a newer version were")
              + " not understood: "
              + names);
    }
  }
}
