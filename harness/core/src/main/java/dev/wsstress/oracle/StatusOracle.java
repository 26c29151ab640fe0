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
public final class StatusOracle implements MessageOracle {
  /** A session has one stream of status. */
  public static final int STREAM = 0;

  private static final String NOUN = "status line";

  private final int session;
  private final StreamLog log = new StreamLog();
  private final FaultWriter faults;
  private long verified;
  private long verifiedBytes;

  /**
   * Makes an oracle that has read nothing.
   *
   * @param side who receives
   * @param session the session that every line has to name
   */
  public StatusOracle(Side side, int session) {
    this.session = session;
    this.faults = new FaultWriter(side, session, session, NOUN);
  }

  @Override
  public Observation.@Nullable MessageFault acceptText(String text, long atNanos) {
    Stamp due = stamp(log.next());
    if (text.equals(line(due))) {
      log.advance(due.sequence());
      verified++;
      verifiedBytes += text.getBytes(UTF_8).length;
      return null;
    }
    Stamp author = StatusText.address(text, 0);
    if (author == null || !text.equals(line(author))) {
      return corrupted(text, author, atNanos);
    }
    if (!author.isSameStream(due)) {
      String detail = name(author) + " of session " + Integer.toUnsignedString(author.session());
      detail += ", whole, on another session";
      return faults.corrupted(new Finding(due, author, detail, false), atNanos);
    }
    long sequence = author.sequence();
    return faults.outOfOrder(log.disturb(sequence), STREAM, due.sequence(), sequence, atNanos);
  }

  private Observation.MessageFault corrupted(String text, @Nullable Stamp author, long atNanos) {
    Stamp due = stamp(log.next());
    Stamp named = author != null && author.isSameStream(due) ? author : null;
    Stamp owner = named == null ? due : named;
    boolean isSure = named != null || 2 * firstDifference(text, line(due)) > line(due).length();
    if (isSure && !log.advance(owner.sequence())) {
      log.disturb(owner.sequence());
    }
    return faults.corrupted(finding(text, owner, isSure), atNanos);
  }

  private static Finding finding(String text, Stamp owner, boolean isSure) {
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
    String came = "a binary message of " + message.remaining() + " bytes";
    return faults.otherKind(stamp(log.next()), came, atNanos);
  }

  private Stamp stamp(long sequence) {
    return new Stamp(session, STREAM, sequence, 0);
  }

  private static String line(Stamp stamp) {
    return StatusText.of(stamp.session(), stamp.stream(), stamp.sequence());
  }

  private static String name(Stamp stamp) {
    return NOUN + " " + stamp.sequence() + " of stream " + stamp.stream();
  }

  @Override
  public int stream() {
    return STREAM;
  }

  /** Every line that is accepted is the one before the next. */
  @Override
  public long sequence() {
    return log.next() - 1;
  }

  @Override
  public long verified() {
    return verified;
  }

  @Override
  public long verifiedBytes() {
    return verifiedBytes;
  }
}
