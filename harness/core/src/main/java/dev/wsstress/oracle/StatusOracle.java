package dev.wsstress.oracle;

import static dev.wsstress.message.MessageDescriptor.BLOCK_LENGTH;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wsstress.message.Stamp;
import dev.wsstress.message.StatusText;
import dev.wsstress.model.Observation;
import dev.wsstress.model.Side;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Verifies a stream of status text: is every {@link StatusText} exactly the one due, and if not,
 * from which character on, and whose line is it?
 *
 * <p>Outcomes and addresses are those of {@link StreamOracle}; a block is 16 characters.
 *
 * <p>NOT threadsafe: one oracle a session and side. Pure: no I/O, no clock.
 */
public final class StatusOracle extends OneStreamOracle {
  /**
   * Makes an oracle that has read nothing.
   *
   * @param side who receives
   * @param session the session that every line has to name
   */
  public StatusOracle(Side side, int session) {
    super(side, session, "status line");
  }

  @Override
  public Observation.@Nullable MessageFault acceptText(String text, long atNanos) {
    Stamp due = due();
    if (text.equals(line(due)) && take(due.sequence(), text.getBytes(UTF_8).length)) {
      return null;
    }
    Stamp author = StatusText.address(text, 0);
    if (author == null || !text.equals(line(author))) {
      return corrupted(damage(text, due, author), atNanos);
    }
    if (!author.isSameStream(due)) {
      String detail = name(author) + " of session " + Integer.toUnsignedString(author.session());
      detail += ", whole, on another session";
      return corrupted(new Finding(due, author, detail, false), atNanos);
    }
    return outOfOrder(author.sequence(), atNanos);
  }

  private Finding damage(String text, Stamp due, @Nullable Stamp author) {
    Stamp named = author != null && author.isSameStream(due) ? author : null;
    boolean isSure = named != null || 2 * firstDifference(text, line(due)) > line(due).length();
    return finding(text, named == null ? due : named, isSure);
  }

  private Finding finding(String text, Stamp owner, boolean isSure) {
    String sent = line(owner);
    int from = firstDifference(text, sent);
    int other = text.indexOf(StatusText.START, 1);
    Stamp found = other < 0 ? StatusText.address(text, 0) : StatusText.address(text, other);
    boolean isForeign = found != null && !found.isSameMessage(owner);
    String detail = name(owner) + " which from character " + from + " on is " + quote(text, from);
    detail += " and should be " + quote(sent, from);
    return new Finding(
        owner.atBlock(from / BLOCK_LENGTH), isForeign ? found : null, detail, isSure);
  }

  private static int firstDifference(String one, String other) {
    int at = 0;
    while (at < one.length() && at < other.length() && one.charAt(at) == other.charAt(at)) {
      at++;
    }
    return at;
  }

  /** What follows, as far as it helps to recognise it. */
  private static String quote(String text, int from) {
    int end = Math.min(text.length(), from + 2 * BLOCK_LENGTH);
    return from == text.length() ? "over" : "'" + text.substring(from, end) + "'";
  }

  @Override
  public Observation.MessageFault accept(ByteBuffer message, long atNanos) {
    return otherKind("a binary message of " + message.remaining() + " bytes", atNanos);
  }

  private static String line(Stamp stamp) {
    return StatusText.of(stamp.session(), stamp.stream(), stamp.sequence());
  }

  private String name(Stamp stamp) {
    return noun() + " " + stamp.sequence() + " of stream " + stamp.stream();
  }
}
