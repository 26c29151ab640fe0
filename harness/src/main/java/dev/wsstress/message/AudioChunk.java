package dev.wsstress.message;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/**
 * A chunk of audio: 20 ms of one channel at 48 kHz with 16 bits a sample, and the number of its
 * first sample.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +---------------------------------------------------------------+
 *  |                   Magic: 57 53 53 41 ("WSSA")                 |  0
 *  +---------------------------------------------------------------+
 *  |                            Session                            |  4
 *  +---------------------------------------------------------------+
 *  |                           Sequence                            |  8
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                 Number of the first sample                    | 16
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                            CRC-32                             | 24
 *  +---------------------------------------------------------------+
 *  |                960 samples, little-endian                    ...  28
 * </pre>
 *
 * <p>Sample <i>n</i> has the value <i>n</i> &middot; 601, in 16 bits: a sawtooth of 440.2 Hz. Since
 * 601 is odd it can be divided out again, so every sample is its own number modulo 65,536, and a
 * gap or a repetition is at the same time a click that can be heard. The CRC-32 covers all but
 * itself.
 */
public final class AudioChunk {
  /** Samples a second. */
  public static final int SAMPLE_RATE = 48_000;

  /** Samples of a chunk, which is 20 ms. */
  public static final int SAMPLES = SAMPLE_RATE / 50;

  /** Where the samples begin. */
  public static final int HEADER = 28;

  /** Bytes of a chunk. */
  public static final int LENGTH = HEADER + SAMPLES * Short.BYTES;

  private static final int MAGIC = 0x57535341;
  private static final int CRC_OFFSET = 24;
  private static final int STEP = 601;

  /** 601 times this is 1 modulo 65,536. */
  private static final int INVERSE = inverse();

  private AudioChunk() {}

  private static int inverse() {
    int inverse = 1;
    while ((short) (inverse * STEP) != 1) {
      inverse += 2;
    }
    return inverse;
  }

  /** Writes a chunk to the start of a buffer, position 0 and limit at its end. */
  public static void encode(ByteBuffer target, int session, long sequence) {
    target.clear().limit(LENGTH);
    target.putInt(0, MAGIC).putInt(4, session).putLong(8, sequence);
    long first = sequence * SAMPLES;
    target.putLong(16, first);
    for (int i = 0; i < SAMPLES; i++) {
      target.putShort(HEADER + i * Short.BYTES, Short.reverseBytes(sample(first + i)));
    }
    target.putInt(CRC_OFFSET, crc(target));
  }

  /** The value of a sample by its number. */
  public static short sample(long number) {
    return (short) (number * STEP);
  }

  /** The number of a sample by its value, modulo 65,536. */
  public static int numberOf(short value) {
    return (value * INVERSE) & 0xFFFF;
  }

  /** Whether a message, between position and limit, begins like a chunk. */
  public static boolean isOne(ByteBuffer message) {
    return message.remaining() >= HEADER && message.getInt(message.position()) == MAGIC;
  }

  /** The session in the header. */
  public static int session(ByteBuffer chunk) {
    return chunk.getInt(chunk.position() + 4);
  }

  /** The sequence number in the header. */
  public static long sequence(ByteBuffer chunk) {
    return chunk.getLong(chunk.position() + 8);
  }

  /** The number of the first sample in the header. */
  public static long firstSample(ByteBuffer chunk) {
    return chunk.getLong(chunk.position() + 16);
  }

  /** The value of sample {@code index} of the chunk. */
  public static short sampleAt(ByteBuffer chunk, int index) {
    int at = chunk.position() + HEADER + index * Short.BYTES;
    short raw = chunk.getShort(at);
    return chunk.order() == ByteOrder.BIG_ENDIAN ? Short.reverseBytes(raw) : raw;
  }

  /** Whether the CRC-32 in the header is that of the chunk. */
  public static boolean hasOwnCrc(ByteBuffer chunk) {
    return chunk.getInt(chunk.position() + CRC_OFFSET) == crc(chunk);
  }

  private static int crc(ByteBuffer chunk) {
    CRC32 crc = new CRC32();
    int start = chunk.position();
    crc.update(chunk.slice(start, CRC_OFFSET));
    int behind = CRC_OFFSET + Integer.BYTES;
    crc.update(chunk.slice(start + behind, chunk.remaining() - behind));
    return (int) crc.getValue();
  }
}
