package dev.wsstress.oracle;

import static dev.wsstress.message.MessageDescriptor.BLOCK_LENGTH;

import dev.wsstress.message.Stamp;
import java.nio.ByteBuffer;

/**
 * A WebSocket mask (RFC 6455 section 5.3) that is on a payload though it should be off: four bytes
 * by which a block differs from the right one, over and over. By chance that is so once in 2^96.
 */
final class ForeignMask {
  private ForeignMask() {}

  /**
   * Looks through the whole blocks of a payload.
   *
   * @param from where block 0 begins
   * @param owner whose message it is
   * @return the mask, or 0 if there is none
   */
  static int find(ByteBuffer message, int from, Stamp owner) {
    long first = Stamp.first(owner.session(), owner.stream(), owner.sequence());
    long second = Stamp.second(owner.sequence());
    for (int at = from; at + BLOCK_LENGTH <= message.limit(); at += BLOCK_LENGTH) {
      long difference = message.getLong(at) ^ first;
      int mask = (int) difference;
      if (mask != 0
          && difference == (message.getLong(at + Long.BYTES) ^ second)
          && mask == (int) (difference >>> Integer.SIZE)) {
        return mask;
      }
      second++;
    }
    return 0;
  }
}
