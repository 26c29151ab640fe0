package dev.wsstress.api;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long messages are, drawn evenly from a range by the plan's seed.
 *
 * @param min bytes, header included
 * @param max bytes, header included
 */
public record MessageSizes(int min, int max) {
  /** A message is a header of 32 bytes, at least. */
  public static final int SMALLEST = 32;

  /** The verifying server takes no longer ones. */
  public static final int LARGEST = 1 << 20;

  private static final Pattern FORM = Pattern.compile("(\\d{1,7})(?:-(\\d{1,7}))?");

  public MessageSizes {
    if (min < SMALLEST || max > LARGEST || min > max) {
      throw new PlanException(
          "message sizes go from "
              + SMALLEST
              + " to "
              + LARGEST
              + " bytes, the smaller first: min="
              + min
              + " max="
              + max);
    }
  }

  /**
   * Reads {@code 256} or {@code 64-1024}.
   *
   * @throws PlanException if it is neither
   */
  public static MessageSizes parse(String text) {
    Matcher m = FORM.matcher(text);
    if (!m.matches()) {
      throw new PlanException("not a size: '" + text + "'; write 256 or 64-1024 (bytes)");
    }
    int min = Integer.parseInt(m.group(1));
    return new MessageSizes(min, m.group(2) == null ? min : Integer.parseInt(m.group(2)));
  }

  @Override
  public String toString() {
    return min == max ? Integer.toString(min) : min + "-" + max;
  }
}
