package dev.wsstress.message;

import java.nio.ByteBuffer;

/**
 * The address that a block of a payload carries; its bytes are drawn in {@link MessageDescriptor}.
 *
 * <p>Immutable, threadsafe.
 *
 * @param session the session that sent it
 * @param stream the stream within the session, 0 to {@link MessageDescriptor#MAX_STREAM}
 * @param sequence the message within the stream, 0 to {@link MessageDescriptor#MAX_SEQUENCE}
 * @param block the block within the message, from 0
 */
public record Stamp(int session, int stream, long sequence, long block) {
  /** Foreign sessions from here on are noise: no client opens a million sessions. */
  static final int SESSION_LIMIT = 1 << 20;

  /** Foreign streams from here on are noise. */
  static final int STREAM_LIMIT = 1 << 10;

  /** Sequence numbers from here on are noise: ten million messages a second for a day. */
  static final long SEQUENCE_LIMIT = 1L << 40;

  /** Blocks from here on are noise: no message is longer than 2 GiB. */
  static final long BLOCK_LIMIT = 1L << 27;

  /** The first eight bytes of every stamp of a message. */
  public static long first(int session, int stream, long sequence) {
    return (long) session << 32 | (long) stream << 16 | sequence >>> 32;
  }

  /** The last eight bytes of the stamp of block 0; the block number adds to it. */
  public static long second(long sequence) {
    return sequence << 32;
  }

  /**
   * Reads the stamp that begins at an absolute index.
   *
   * @throws IndexOutOfBoundsException if fewer than 16 bytes are left before the limit
   */
  public static Stamp read(ByteBuffer buffer, int index) {
    long first = buffer.getLong(index);
    long second = buffer.getLong(index + Long.BYTES);
    return new Stamp(
        (int) (first >>> 32),
        (int) (first >>> 16) & 0xFFFF,
        (first & 0xFFFF) << 32 | second >>> 32,
        second & 0xFFFF_FFFFL);
  }

  /** Writes this stamp to the 16 bytes from an absolute index. */
  public void write(ByteBuffer buffer, int index) {
    buffer.putLong(index, first(session, stream, sequence));
    buffer.putLong(index + Long.BYTES, second(sequence) | block);
  }

  /** The stamp of another block of the same message. */
  public Stamp atBlock(long other) {
    return new Stamp(session, stream, sequence, other);
  }

  /** True if both stamps belong to the same message. */
  public boolean isSameMessage(Stamp other) {
    return isSameStream(other) && sequence == other.sequence;
  }

  /** True if both stamps belong to the same stream of the same session. */
  public boolean isSameStream(Stamp other) {
    return session == other.session && stream == other.stream;
  }

  /**
   * True if some sender could have written this stamp. A stamp has no check sum of its own, so this
   * is a guess by magnitude; random bytes pass with a probability below 2<sup>-30</sup>. Sixteen
   * zero bytes never pass: they are far more often cleared memory than block 0 of message 0.
   *
   * @param ownSession the session that the stamp was found in, which is known to exist
   */
  public boolean isPlausible(int ownSession) {
    boolean sender =
        session == ownSession || (session >= 0 && session < SESSION_LIMIT && stream < STREAM_LIMIT);
    boolean zeros = session == 0 && stream == 0 && sequence == 0 && block == 0;
    return sender && sequence < SEQUENCE_LIMIT && block < BLOCK_LIMIT && !zeros;
  }
}
