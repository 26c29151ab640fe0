package dev.wsstress.render.page;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * JSON for a {@code script} element: whatever text is in it, nothing of it ends the element, begins
 * a comment or is a line end.
 */
final class ScriptData {
  private ScriptData() {}

  /** A string; all but letters, digits and a few plain signs are escaped. */
  static String text(String raw) {
    return raw.chars().mapToObj(ScriptData::escaped).collect(Collectors.joining("", "\"", "\""));
  }

  private static String escaped(int c) {
    boolean isPlain = c < 0x80 && (Character.isLetterOrDigit(c) || " .,:;()_+-%".indexOf(c) >= 0);
    return isPlain ? Character.toString(c) : String.format(Locale.ROOT, "\\u%04x", c);
  }

  /** Numbers, and null where there is none. */
  static String numbers(Collection<? extends @Nullable Number> values) {
    return values.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
  }
}
