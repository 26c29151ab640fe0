package dev.wsstress.results;

import com.fasterxml.jackson.databind.DatabindContext;
import dev.wsstress.model.NewerWords;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts what was read and not understood. It keeps a bounded number of names and counts the rest
 * as one. Not threadsafe.
 */
final class UnknownWords {
  private static final int MAX_NAMES = 64;
  private static final String OTHERS = "others";

  private final Map<String, Integer> lines = new HashMap<>();
  private final Map<String, Integer> kinds = new HashMap<>();
  private final Map<String, Integer> values = new HashMap<>();

  /** The counter of what is being read, or null if nothing counts. */
  static @Nullable UnknownWords of(DatabindContext context) {
    return (UnknownWords) context.getAttribute(UnknownWords.class);
  }

  void line(String type) {
    add(lines, type);
  }

  void kind(String kind) {
    add(kinds, kind);
  }

  void value(Class<?> field, String value) {
    String name = field.getName();
    add(values, name.substring(name.lastIndexOf('.') + 1).replace('$', '.') + ' ' + value);
  }

  private static void add(Map<String, Integer> words, String word) {
    words.merge(
        words.size() < MAX_NAMES || words.containsKey(word) ? word : OTHERS, 1, Integer::sum);
  }

  /** What was counted. */
  NewerWords newer(int revision) {
    return new NewerWords(revision > ResultJson.REVISION ? revision : 0, lines, kinds, values);
  }
}
