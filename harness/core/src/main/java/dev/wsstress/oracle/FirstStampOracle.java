package dev.wsstress.oracle;

import static dev.wsstress.message.MessageDescriptor.PAYLOAD_OFFSET;

import dev.wsstress.message.MessageCodec;
import dev.wsstress.model.Observation;
import dev.wsstress.model.Side;
import java.nio.ByteBuffer;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Verifies a connection that does not say which session it is. Its first intact message says it,
 * and every later one has to say the same. A damaged one before that is a fault, but what it says
 * is no ground to judge others by. Messages without a stamp are not verified before: they are those
 * of another client, and nothing is known of what it sent.
 */
final class FirstStampOracle implements MessageOracle {
  private final MessageCodec codec = new MessageCodec();
  private final Side side;
  private final int number;
  private @Nullable StreamOracle known;
  private int session = -1;

  /**
   * Makes one.
   *
   * @param number the number that the connection has among all, which faults name
   */
  FirstStampOracle(Side side, int number) {
    this.side = side;
    this.number = number;
  }

  @Override
  public Observation.@Nullable MessageFault accept(ByteBuffer message, long atNanos) {
    if (known != null) {
      return known.accept(message, atNanos);
    }
    if (!isStamped(message)) {
      return null;
    }
    StreamOracle said = new StreamOracle(side, number, MessageCodec.session(message));
    if (codec.isIntact(message)) {
      session = MessageCodec.session(message);
      known = said;
    }
    return said.accept(message, atNanos);
  }

  private static boolean isStamped(ByteBuffer message) {
    return message.remaining() >= PAYLOAD_OFFSET
        && MessageCodec.hasPreamble(message, message.position());
  }

  @Override
  public Observation.@Nullable MessageFault acceptText(String text, long atNanos) {
    return known == null ? null : known.acceptText(text, atNanos);
  }

  /** The session that its messages name, or empty if none was stamped. */
  OptionalInt session() {
    return known == null ? OptionalInt.empty() : OptionalInt.of(session);
  }

  @Override
  public int stream() {
    return known == null ? 0 : known.stream();
  }

  @Override
  public long sequence() {
    return known == null ? 0 : known.sequence();
  }

  @Override
  public long verified() {
    return known == null ? 0 : known.verified();
  }

  @Override
  public long verifiedBytes() {
    return known == null ? 0 : known.verifiedBytes();
  }
}
