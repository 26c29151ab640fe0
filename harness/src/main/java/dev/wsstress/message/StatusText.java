package dev.wsstress.message;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line of status: text that is given by its session and sequence alone, so that it can be
 * compared as a whole. It holds characters of two and three bytes of UTF-8, so that a cut inside
 * one shows.
 */
public final class StatusText {
  /** No line has more bytes of UTF-8. */
  public static final int MAX_LENGTH = 160;

  private static final Pattern FORM =
      Pattern.compile("\\{\"session\":(-?\\d{1,10}),\"sequence\":(\\d{1,18}),.*");

  private StatusText() {}

  /**
   * Whose line it is.
   *
   * @param session as it says
   * @param sequence as it says
   */
  public record Address(int session, long sequence) {}

  /** The line of a session and sequence. */
  public static String of(int session, long sequence) {
    long seconds = sequence / 50;
    return String.format(
        Locale.ROOT,
        "{\"session\":%d,\"sequence\":%d,\"status\":\"playing \u266B \u00AB%d\u00BB\",\"position\":\"%02d:%02d:%02d.%03d\"}",
        session,
        sequence,
        sequence % 7,
        seconds / 3600,
        seconds / 60 % 60,
        seconds % 60,
        sequence % 50 * 20);
  }

  /** What a line says of itself, or null if it is none. */
  public static @Nullable Address address(String text) {
    Matcher m = FORM.matcher(text);
    if (!m.matches()) {
      return null;
    }
    try {
      return new Address(Integer.parseInt(m.group(1)), Long.parseLong(m.group(2)));
    } catch (NumberFormatException tooBig) {
      return null;
    }
  }
}
