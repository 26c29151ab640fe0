package dev.wsstress.plan;

import dev.wsstress.api.PlanException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 500ms}, {@code 10s}, {@code 2m}. */
public final class DurationText {
  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final Pattern FORM = Pattern.compile("(\\d{1,9})(us|ms|s|m|h)");

  private DurationText() {}

  /**
   * Reads one.
   *
   * @throws PlanException if it is none; the message shows the forms
   */
  public static Duration parse(String text) {
    Matcher m = FORM.matcher(text);
    if (!m.matches()) {
      throw new PlanException("not a duration: '" + text + "'; write 500ms, 10s, 2m or 1h");
    }
    long amount = Long.parseLong(m.group(1));
    return switch (m.group(2)) {
      case "us" -> Duration.of(amount, ChronoUnit.MICROS);
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      default -> Duration.ofHours(amount);
    };
  }

  /** The shortest text that {@link #parse} reads back, rounded up to a millisecond. */
  public static String write(Duration duration) {
    long millis = duration.plusNanos(NANOS_PER_MILLI - 1).toMillis();
    if (millis % Duration.ofHours(1).toMillis() == 0) {
      return millis / Duration.ofHours(1).toMillis() + "h";
    }
    if (millis % Duration.ofMinutes(1).toMillis() == 0) {
      return millis / Duration.ofMinutes(1).toMillis() + "m";
    }
    return millis % 1_000 == 0 ? millis / 1_000 + "s" : millis + "ms";
  }
}
