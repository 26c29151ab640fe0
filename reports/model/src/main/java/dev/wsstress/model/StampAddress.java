package dev.wsstress.model;

/**
 * The address that a 16-byte block of a payload carries.
 *
 * @param session the session that sent it
 * @param stream the stream within the session
 * @param sequence the message within the stream, from 0
 * @param block the block within the message, from 0
 */
public record StampAddress(int session, int stream, long sequence, long block) {
  /** Bytes before the first block of a message. */
  public static final int HEADER_BYTES = 32;

  /** Bytes of a block. */
  public static final int BLOCK_BYTES = 16;

  /** Where the block begins in its message, in bytes from 0. */
  public long firstByte() {
    return HEADER_BYTES + block * BLOCK_BYTES;
  }

  /** Where it ends, in a message that is long enough. */
  public long lastByte() {
    return firstByte() + BLOCK_BYTES - 1;
  }

  @Override
  public String toString() {
    return "session " + session + " stream " + stream + " message " + sequence + " block " + block;
  }
}
