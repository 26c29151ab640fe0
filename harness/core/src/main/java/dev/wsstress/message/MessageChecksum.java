package dev.wsstress.message;

import static dev.wsstress.message.MessageDescriptor.CRC_OFFSET;
import static dev.wsstress.message.MessageDescriptor.PAYLOAD_OFFSET;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/**
 * The CRC-32 of a message.
 *
 * <p>NOT threadsafe. {@link CRC32#update(ByteBuffer)} moves the position, and for a read-only heap
 * buffer it allocates an array every time; this does neither.
 */
final class MessageChecksum {
  private final CRC32 crc = new CRC32();
  private final byte[] copy = new byte[1024];

  /** The checksum of the message between position and limit, which holds at least a header. */
  int of(ByteBuffer message) {
    int start = message.position();
    crc.reset();
    if (message.hasArray()) {
      int base = message.arrayOffset() + start;
      crc.update(message.array(), base, CRC_OFFSET);
      crc.update(message.array(), base + PAYLOAD_OFFSET, message.remaining() - PAYLOAD_OFFSET);
    } else {
      updateByCopy(message, start, start + CRC_OFFSET);
      updatePayload(message, start);
    }
    return (int) crc.getValue();
  }

  private void updatePayload(ByteBuffer message, int start) {
    if (!message.isDirect()) {
      updateByCopy(message, start + PAYLOAD_OFFSET, message.limit());
      return;
    }
    message.position(start + PAYLOAD_OFFSET);
    crc.update(message);
    message.position(start);
  }

  private void updateByCopy(ByteBuffer message, int from, int to) {
    for (int index = from; index < to; index += copy.length) {
      int count = Math.min(copy.length, to - index);
      message.get(index, copy, 0, count);
      crc.update(copy, 0, count);
    }
  }
}
