package dev.wsstress.message;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/**
 * A chunk of audio: 20 ms of one channel at 48 kHz with 16 bits a sample, one WebSocket binary
 * message. The numbers of the header are big-endian, the samples little-endian as in a WAV file.
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
 *  |                        (below 2^48)                           |
 *  +---------------------------------------------------------------+
 *  |                 Number of the first sample                    | 16
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |              CRC-32 of everything but itself                  | 24
 *  +---------------------------------------------------------------+
 *  |                         960 samples                          ...  28
 * </pre>
 *
 * <p>Sample <i>n</i> has the value <i>n</i> &middot; 601 in 16 bits: a sawtooth of 440.2 Hz. Since
 * 601 is odd it can be divided out again, so every sample is its own number modulo 65,536, and a
 * gap or a repetition is a click that can be heard and located to the sample.
 *
 * <p>Chunks lie between position and limit, in network order, and are not moved. Threadsafe as far
 * as the buffers are: it has no state.
 */
public final class AudioChunk {
  /** Samples a second. */
  public static final int SAMPLE_RATE = 48_000;

  /** Samples of a chunk, which is 20 ms. */
  public static final int SAMPLES = SAMPLE_RATE / 50;

  /** Offset of the session, 4 bytes. */
  public static final int SESSION_OFFSET = 4;

  /** Offset of the sequence number, 8 bytes. */
  public static final int SEQUENCE_OFFSET = 8;

  /** Offset of the number of the first sample, 8 bytes. */
  public static final int FIRST_SAMPLE_OFFSET = 16;

  /** Offset of the CRC-32, 4 bytes. */
  public static final int CRC_OFFSET = 24;

  /** Offset of the samples, which is the length of the header. */
  public static final int SAMPLES_OFFSET = 28;

  /** Bytes of a chunk. */
  public static final int LENGTH = SAMPLES_OFFSET + SAMPLES * Short.BYTES;

  /** The magic number, "WSSA". */
  public static final int MAGIC = 0x57535341;

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

  /**
   * Writes a chunk to the start of a buffer and leaves its position at 0 and its limit at the end.
   *
   * @param sequence 0 to {@link MessageDescriptor#MAX_SEQUENCE}
   * @throws IllegalArgumentException if the buffer has no room for {@link #LENGTH} bytes
   */
  public static void encode(ByteBuffer target, int session, long sequence) {
    target.clear().order(ByteOrder.BIG_ENDIAN).limit(LENGTH);
    long first = firstSampleOf(sequence);
    target.putInt(0, MAGIC);
    target.putInt(SESSION_OFFSET, session);
    target.putLong(SEQUENCE_OFFSET, sequence);
    target.putLong(FIRST_SAMPLE_OFFSET, first);
    for (int i = 0; i < SAMPLES; i++) {
      target.putShort(offsetOf(i), Short.reverseBytes(sample(first + i)));
    }
    target.putInt(CRC_OFFSET, computeCrc(target));
  }

  /** The value of a sample by its number. */
  public static short sample(long number) {
    return (short) (number * STEP);
  }

  /** The number of a sample by its value, modulo 65,536. */
  public static int numberOf(short value) {
    return (value * INVERSE) & 0xFFFF;
  }

  /** The number of the first sample of a chunk. */
  public static long firstSampleOf(long sequence) {
    return sequence * SAMPLES;
  }

  /** Where a sample begins, in bytes from the start of its chunk. */
  public static int offsetOf(int sample) {
    return SAMPLES_OFFSET + sample * Short.BYTES;
  }

  /** True if every byte is what {@link #encode} writes for the session and sequence in it. */
  public static boolean isIntact(ByteBuffer chunk) {
    return chunk.remaining() == LENGTH
        && magic(chunk) == MAGIC
        && sequence(chunk) >>> 48 == 0
        && firstSample(chunk) == firstSampleOf(sequence(chunk))
        && firstWrongSample(chunk, sequence(chunk)) < 0
        && crc(chunk) == computeCrc(chunk);
  }

  /** The index of the first sample that is not that of a certain chunk, or -1. */
  public static int firstWrongSample(ByteBuffer chunk, long sequence) {
    long first = firstSampleOf(sequence);
    for (int i = 0; i < samplesIn(chunk); i++) {
      if (sampleAt(chunk, i) != sample(first + i)) {
        return i;
      }
    }
    return -1;
  }

  /** How many whole samples a message has behind a header, at most those of a chunk. */
  public static int samplesIn(ByteBuffer message) {
    return Math.min(SAMPLES, Math.max(0, message.remaining() - SAMPLES_OFFSET) / Short.BYTES);
  }

  /** The value of a sample of a chunk, by its index in it. */
  public static short sampleAt(ByteBuffer chunk, int index) {
    return Short.reverseBytes(chunk.getShort(chunk.position() + offsetOf(index)));
  }

  /** The magic number in the header. */
  public static int magic(ByteBuffer chunk) {
    return chunk.getInt(chunk.position());
  }

  /** The session in the header. */
  public static int session(ByteBuffer chunk) {
    return chunk.getInt(chunk.position() + SESSION_OFFSET);
  }

  /** The sequence number in the header. */
  public static long sequence(ByteBuffer chunk) {
    return chunk.getLong(chunk.position() + SEQUENCE_OFFSET);
  }

  /** The number of the first sample in the header. */
  public static long firstSample(ByteBuffer chunk) {
    return chunk.getLong(chunk.position() + FIRST_SAMPLE_OFFSET);
  }

  /** The CRC-32 in the header. */
  public static int crc(ByteBuffer chunk) {
    return chunk.getInt(chunk.position() + CRC_OFFSET);
  }

  /** The CRC-32 that the header should hold. */
  public static int computeCrc(ByteBuffer chunk) {
    CRC32 crc = new CRC32();
    int start = chunk.position();
    crc.update(chunk.slice(start, CRC_OFFSET));
    crc.update(chunk.slice(start + SAMPLES_OFFSET, chunk.remaining() - SAMPLES_OFFSET));
    return (int) crc.getValue();
  }
}
