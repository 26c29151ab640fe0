package dev.wsstress.message;

import static dev.wsstress.message.MessageDescriptor.BLOCK_LENGTH;

import java.nio.ByteBuffer;

/**
 * Fills and compares the blocks of a payload, eight bytes at a time. Indexes are absolute;
 * positions and limits stay as they are; nothing is allocated.
 *
 * <p>Threadsafe as far as the buffers are: it has no state.
 */
public final class StampedPayload {
  private StampedPayload() {}

  /** Stamps the bytes from {@code from} to before {@code to} as the payload of one message. */
  static void stamp(ByteBuffer buffer, int from, int to, int session, int stream, long sequence) {
    long first = Stamp.first(session, stream, sequence);
    long second = Stamp.second(sequence);
    int index = from;
    for (; index <= to - BLOCK_LENGTH; index += BLOCK_LENGTH) {
      buffer.putLong(index, first);
      buffer.putLong(index + Long.BYTES, second++);
    }
    for (int rest = 0; index + rest < to; rest++) {
      buffer.put(index + rest, byteOf(first, second, rest));
    }
  }

  /**
   * Finds the first block that is not the one a message has there.
   *
   * @param from where block 0 begins
   * @param to where the payload ends
   * @return the number of the block, or -1 if every byte is as it should be
   */
  public static int firstForeignBlock(
      ByteBuffer buffer, int from, int to, int session, int stream, long sequence) {
    long first = Stamp.first(session, stream, sequence);
    long second = Stamp.second(sequence);
    int index = from;
    for (; index <= to - BLOCK_LENGTH; index += BLOCK_LENGTH) {
      if (buffer.getLong(index) != first || buffer.getLong(index + Long.BYTES) != second) {
        return (index - from) / BLOCK_LENGTH;
      }
      second++;
    }
    for (int rest = 0; index + rest < to; rest++) {
      if (buffer.get(index + rest) != byteOf(first, second, rest)) {
        return (index - from) / BLOCK_LENGTH;
      }
    }
    return -1;
  }

  private static byte byteOf(long first, long second, int offset) {
    long half = offset < Long.BYTES ? first : second;
    return (byte) (half >>> (Byte.SIZE * (Long.BYTES - 1 - offset % Long.BYTES)));
  }
}
