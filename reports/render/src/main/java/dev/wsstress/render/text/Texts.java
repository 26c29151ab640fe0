package dev.wsstress.render.text;

import dev.wsstress.model.Blame;
import dev.wsstress.model.Control;
import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.TrialResult;
import java.util.Locale;
import java.util.stream.Collectors;

/** Numbers as all reports write them; the same on every machine. */
public final class Texts {
  private static final double MILLI = 1e6;
  private static final double SECOND = 1e9;

  private Texts() {}

  public static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  /** For example {@code 340 us}, {@code 12.3 ms}, {@code 10.0 s}. */
  public static String time(long nanos) {
    if (nanos < MILLI) {
      return nanos / 1_000 + " us";
    }
    return nanos < SECOND
        ? String.format(Locale.ROOT, "%.1f ms", nanos / MILLI)
        : String.format(Locale.ROOT, "%.1f s", nanos / SECOND);
  }

  /** Messages a second, without digits that mean nothing. */
  public static String rate(TrialResult trial) {
    return count(Math.round(trial.messagesPerSecond()));
  }

  /** When the first session failed, or a dash. */
  public static String firstFailure(TrialResult trial) {
    Long nanos = trial.firstFailureNanos();
    Long messages = trial.firstFailureMessages();
    return nanos == null || messages == null || trial.sessionsBroken() == 0
        ? "-"
        : time(nanos) + ", " + count(messages) + (messages == 1 ? " message" : " messages");
  }

  /** Provider and version, or that there was no TLS. */
  public static String tls(TrialResult trial) {
    return trial.subject().control() == Control.PLAIN_WS
        ? "plain ws"
        : printable(trial.provider() + " " + trial.tls());
  }

  /** Who is to blame, in words. */
  public static String blame(Diagnosis diagnosis) {
    return diagnosis.blame().isEmpty()
        ? "not known"
        : diagnosis.blame().stream().map(Blame::meaning).collect(Collectors.joining(" or "));
  }

  /** What happened, or a dash where nothing could. */
  public static String outcome(TrialResult trial) {
    return trial.end() == TrialResult.End.SKIPPED ? "-" : trial.outcome().name();
  }

  public static String broken(TrialResult trial) {
    return trial.sessionsBroken()
        + " of "
        + trial.sessionsOpened()
        + (trial.sessionsOpened() == 1 ? " session" : " sessions");
  }

  /** The end of a name, for threads differ there; the whole is in a table beside. */
  public static String shortened(String text, int most) {
    int length = text.codePointCount(0, text.length());
    return length <= most
        ? text
        : "\u2026" + text.substring(text.offsetByCodePoints(text.length(), 1 - most));
  }

  /**
   * Text from anywhere, with what a terminal or a parser would act on made visible and harmless.
   */
  public static String printable(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints().forEach(c -> safe.appendCodePoint(isPrintable(c) ? c : '\uFFFD'));
    return safe.toString();
  }

  private static boolean isPrintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> (c & 0xFFFE) != 0xFFFE; // XML has no U+FFFE and no U+FFFF.
    };
  }
}
