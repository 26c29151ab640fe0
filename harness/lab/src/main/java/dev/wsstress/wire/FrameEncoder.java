package dev.wsstress.wire;

import java.nio.ByteBuffer;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Writes a client's frames (RFC 6455 section 5.2), header and masked payload as two steps.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +-+-+-+-+-------+-+-------------+-------------------------------+
 *  |F|R|R|R| opcode|M| Payload len |    Extended payload length    |
 *  |I|S|S|S|  (4)  |A|     (7)     |             (16/64)           |
 *  |N|V|V|V|       |S|             |   (if payload len==126/127)   |
 *  | |1|2|3|       |K|             |                               |
 *  +-+-+-+-+-------+-+-------------+-------------------------------+
 *  |                          Masking key                          |
 *  +---------------------------------------------------------------+
 * </pre>
 *
 * <p>Has no state: threadsafe as far as the buffers are.
 */
public final class FrameEncoder {
  /** The longest header: two bytes, eight of length, four of mask. */
  public static final int MAX_HEADER = 14;

  private static final int FIN = 0x80;
  private static final int COMPRESSED = 0x40;
  private static final int MASKED = 0x80;
  private static final int SHORT_LENGTH = 126;
  private static final int LONG_LENGTH = 127;

  private FrameEncoder() {}

  /**
   * A new mask. It has to be one that a page's script cannot foresee (RFC 6455 section 10.3); there
   * is none in a harness, so it need not be one for cryptography.
   */
  public static int newMask() {
    return ThreadLocalRandom.current().nextInt();
  }

  /** Bytes of the header of a payload of so many bytes. */
  static int headerLength(int length) {
    return 6 + (length < SHORT_LENGTH ? 0 : length <= 0xFFFF ? Short.BYTES : Long.BYTES);
  }

  /** Writes a header at the target's position. */
  public static void header(
      ByteBuffer target, int opCode, boolean last, boolean compressed, int length, int mask) {
    target.put((byte) ((last ? FIN : 0) | (compressed ? COMPRESSED : 0) | opCode));
    if (length < SHORT_LENGTH) {
      target.put((byte) (MASKED | length));
    } else if (length <= 0xFFFF) {
      target.put((byte) (MASKED | SHORT_LENGTH)).putShort((short) length);
    } else {
      target.put((byte) (MASKED | LONG_LENGTH)).putLong(length);
    }
    target.putInt(mask);
  }

  /** Writes a payload, masked, at the target's position; the payload's own position stays. */
  public static void payload(ByteBuffer target, ByteBuffer payload, int mask) {
    long wide = (long) mask << Integer.SIZE | (mask & 0xFFFF_FFFFL);
    int at = payload.position();
    for (; at <= payload.limit() - Long.BYTES; at += Long.BYTES) {
      target.putLong(payload.getLong(at) ^ wide);
    }
    for (int i = 0; at < payload.limit(); at++, i++) {
      target.put((byte) (payload.get(at) ^ (mask >>> (24 - 8 * (i & 3)))));
    }
  }

  /** Masks, or unmasks, a payload where it is; positions stay. */
  public static void maskInPlace(ByteBuffer payload, int mask) {
    for (int at = payload.position(), i = 0; at < payload.limit(); at++, i++) {
      payload.put(at, (byte) (payload.get(at) ^ (mask >>> (24 - 8 * (i & 3)))));
    }
  }
}
