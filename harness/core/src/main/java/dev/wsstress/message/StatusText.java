package dev.wsstress.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line of status, one WebSocket text message. Its session, stream and sequence determine every
 * character of it, so that it can be compared as a whole:
 *
 * <pre>
 * {"session":2,"stream":0,"sequence":17,"status":"playing &#9835; &#171;3&#187;","position":"00:00:00.340"}
 * </pre>
 *
 * <p>It holds characters of two and of three bytes of UTF-8, so that a cut inside of one shows.
 * Stateless; threadsafe.
 */
public final class StatusText {
  /** No line has more bytes of UTF-8. */
  public static final int MAX_LENGTH = 192;

  /** How every line begins. */
  public static final String START = "{\"session\":";

  private static final Pattern FORM =
      Pattern.compile("\\{\"session\":(\\d{1,10}),\"stream\":(\\d{1,5}),\"sequence\":(\\d{1,15}),");

  private static final int A_SECOND = 50;
  private static final int TITLES = 10;

  private StatusText() {}

  /**
   * The line.
   *
   * @param session as an unsigned number
   * @param stream 0 to {@link MessageDescriptor#MAX_STREAM}
   * @param sequence 0 to {@link MessageDescriptor#MAX_SEQUENCE}; each is 20 ms of playing
   */
  public static String of(int session, int stream, long sequence) {
    long seconds = sequence / A_SECOND;
    return START
        + Integer.toUnsignedString(session)
        + ",\"stream\":"
        + stream
        + ",\"sequence\":"
        + sequence
        + ",\"status\":\"playing \u266B \u00AB"
        + sequence % TITLES
        + "\u00BB\",\"position\":\""
        + String.format(
            Locale.ROOT,
            "%02d:%02d:%02d.%03d",
            seconds / 3600,
            seconds / 60 % 60,
            seconds % 60,
            sequence % A_SECOND * 1000 / A_SECOND)
        + "\"}";
  }

  /** Writes the line to the start of a buffer; position 0, limit at its end. */
  public static void encode(ByteBuffer target, int session, int stream, long sequence) {
    target.clear();
    target.put(of(session, stream, sequence).getBytes(UTF_8)).flip();
  }

  /** Whose line begins at an index of a text, by its own words; null if none does. */
  public static @Nullable Stamp address(String text, int from) {
    Matcher m = FORM.matcher(text).region(from, text.length());
    if (!m.lookingAt()) {
      return null;
    }
    long session = Long.parseLong(m.group(1));
    int stream = Integer.parseInt(m.group(2));
    long sequence = Long.parseLong(m.group(3));
    boolean fits =
        session >>> 32 == 0
            && stream <= MessageDescriptor.MAX_STREAM
            && sequence <= MessageDescriptor.MAX_SEQUENCE;
    return fits ? new Stamp((int) session, stream, sequence, 0) : null;
  }
}
