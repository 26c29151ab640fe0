package dev.wsstress.message;

import static dev.wsstress.message.MessageDescriptor.CRC_OFFSET;
import static dev.wsstress.message.MessageDescriptor.LENGTH_OFFSET;
import static dev.wsstress.message.MessageDescriptor.MAGIC;
import static dev.wsstress.message.MessageDescriptor.MAGIC_OFFSET;
import static dev.wsstress.message.MessageDescriptor.MAX_SEQUENCE;
import static dev.wsstress.message.MessageDescriptor.MAX_STREAM;
import static dev.wsstress.message.MessageDescriptor.PAYLOAD_OFFSET;
import static dev.wsstress.message.MessageDescriptor.RESERVED_END_OFFSET;
import static dev.wsstress.message.MessageDescriptor.SEQUENCE_OFFSET;
import static dev.wsstress.message.MessageDescriptor.SESSION_OFFSET;
import static dev.wsstress.message.MessageDescriptor.STREAM_OFFSET;
import static dev.wsstress.message.MessageDescriptor.VERSION;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Writes and checks messages in the layout of {@link MessageDescriptor}.
 *
 * <p>NOT threadsafe: it owns a checksum. Allocates nothing after its construction. Buffers may be
 * heap, direct or read-only, and must be in network order, as they are from birth; a received
 * message is what lies between position and limit, and both stay as they are.
 */
public final class MessageCodec {
  /** Magic, version and the reserved byte: the first six bytes of every message. */
  private static final long PREAMBLE = (long) MAGIC << 16 | (long) VERSION << 8;

  private final MessageChecksum checksum = new MessageChecksum();

  /**
   * Writes a message to the start of a buffer and leaves its position at 0 and its limit at the
   * message's end.
   *
   * @param session any number; 32 bits are used
   * @param stream 0 to {@link MessageDescriptor#MAX_STREAM}
   * @param sequence 0 to {@link MessageDescriptor#MAX_SEQUENCE}
   * @param length bytes of the message, header included; at least 32
   * @throws IllegalArgumentException if a number is out of its range or the buffer too small
   * @throws java.nio.ReadOnlyBufferException if the buffer cannot be written
   */
  public void encode(ByteBuffer target, int session, int stream, long sequence, int length) {
    requireNetworkOrder(target);
    require(stream >= 0 && stream <= MAX_STREAM, "a stream has 16 bits: stream=", stream);
    require(sequence >= 0 && sequence <= MAX_SEQUENCE, "a sequence has 48 bits: ", sequence);
    require(length >= PAYLOAD_OFFSET, "a message has a header of 32 bytes: length=", length);
    require(length <= target.capacity(), "a message needs a buffer of its length=", length);
    target.clear().limit(length);
    target.putLong(MAGIC_OFFSET, PREAMBLE << 16 | stream);
    target.putInt(SESSION_OFFSET, session);
    target.putInt(LENGTH_OFFSET, length);
    target.putLong(SEQUENCE_OFFSET, sequence);
    StampedPayload.stamp(target, PAYLOAD_OFFSET, length, session, stream, sequence);
    target.putInt(CRC_OFFSET, checksum.of(target));
    target.putInt(RESERVED_END_OFFSET, 0);
  }

  /**
   * True if every byte between position and limit is what {@link #encode} writes for the session,
   * stream and sequence in the header.
   */
  public boolean isIntact(ByteBuffer message) {
    requireNetworkOrder(message);
    int start = message.position();
    return message.remaining() >= PAYLOAD_OFFSET
        && hasPreamble(message, start)
        && length(message) == message.remaining()
        && sequence(message) >>> 48 == 0
        && message.getInt(start + RESERVED_END_OFFSET) == 0
        && hasOwnStamps(message)
        && crc(message) == computeCrc(message);
  }

  private static boolean hasOwnStamps(ByteBuffer message) {
    int from = message.position() + PAYLOAD_OFFSET;
    return StampedPayload.firstForeignBlock(
            message, from, message.limit(), session(message), stream(message), sequence(message))
        < 0;
  }

  /**
   * True if magic, version and the reserved byte of a header are at an absolute index.
   *
   * @throws IndexOutOfBoundsException if fewer than 8 bytes are left before the limit
   */
  public static boolean hasPreamble(ByteBuffer buffer, int index) {
    return buffer.getLong(index) >>> 16 == PREAMBLE;
  }

  /** The CRC-32 that the header of a message should hold. */
  public int computeCrc(ByteBuffer message) {
    return checksum.of(message);
  }

  /** What the header at the position of a message says whose it is, as the address of block 0. */
  public static Stamp address(ByteBuffer message) {
    return new Stamp(session(message), stream(message), sequence(message), 0);
  }

  /** The stream in the header at the position of a message. */
  public static int stream(ByteBuffer message) {
    return message.getShort(message.position() + STREAM_OFFSET) & 0xFFFF;
  }

  /** The session in the header at the position of a message. */
  public static int session(ByteBuffer message) {
    return message.getInt(message.position() + SESSION_OFFSET);
  }

  /** The length in the header, in bytes; negative if it is 2 GiB or more. */
  public static int length(ByteBuffer message) {
    return message.getInt(message.position() + LENGTH_OFFSET);
  }

  /** The sequence in the header at the position of a message. */
  public static long sequence(ByteBuffer message) {
    return message.getLong(message.position() + SEQUENCE_OFFSET);
  }

  /** The CRC-32 in the header at the position of a message. */
  public static int crc(ByteBuffer message) {
    return message.getInt(message.position() + CRC_OFFSET);
  }

  private static void requireNetworkOrder(ByteBuffer buffer) {
    if (buffer.order() != ByteOrder.BIG_ENDIAN) {
      throw new IllegalArgumentException("a message is in network order: order=" + buffer.order());
    }
  }

  private static void require(boolean holds, String rule, long value) {
    if (!holds) {
      throw new IllegalArgumentException(rule + value);
    }
  }
}
