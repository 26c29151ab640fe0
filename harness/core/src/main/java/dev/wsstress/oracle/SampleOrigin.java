package dev.wsstress.oracle;

import static dev.wsstress.message.AudioChunk.SAMPLES;

import dev.wsstress.message.AudioChunk;
import dev.wsstress.message.MessageDescriptor;
import dev.wsstress.message.Stamp;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Which sample stands where another should be, as its value tells.
 *
 * @param number the number of the sample that was due
 * @param distance how much later the sample is that came: the nearest of those with its value, so 0
 *     if it is right
 * @param run how many samples from here on are as much later
 * @param value what came
 */
record SampleOrigin(long number, int distance, int run, short value) {
  /** Samples in 16 bytes. */
  static final int SAMPLES_A_BLOCK = MessageDescriptor.BLOCK_LENGTH / Short.BYTES;

  /** Looks at one sample of what should be a certain chunk. */
  static SampleOrigin of(ByteBuffer chunk, long sequence, int index) {
    long first = AudioChunk.firstSampleOf(sequence);
    int distance = distance(chunk, first, index);
    int end = index + 1;
    while (end < AudioChunk.samplesIn(chunk) && distance(chunk, first, end) == distance) {
      end++;
    }
    return new SampleOrigin(
        first + index, distance, end - index, AudioChunk.sampleAt(chunk, index));
  }

  private static int distance(ByteBuffer chunk, long first, int index) {
    return (short) (AudioChunk.numberOf(AudioChunk.sampleAt(chunk, index)) - (first + index));
  }

  /** Every value is that of some sample, so one alone and from afar says nothing. */
  private boolean isNoise() {
    return number + distance < 0 || (run == 1 && Math.abs(distance) >= SAMPLES);
  }

  /** The address of the sample that came, if it was sent on a session; null if it is noise. */
  @Nullable Stamp stamp(int session) {
    long came = number + distance;
    return isNoise()
        ? null
        : new Stamp(session, AudioOracle.STREAM, came / SAMPLES, came % SAMPLES / SAMPLES_A_BLOCK);
  }

  /** Says whose sample this is. */
  String describe() {
    if (isNoise()) {
      return "(number " + number + ") holds " + value + ", which is none within 20 ms of it";
    }
    String way = distance > 0 ? " later" : " earlier";
    String rest = run == 1 ? "" : ", and so on for " + run + " samples";
    return "(number "
        + number
        + ") is number "
        + (number + distance)
        + ", "
        + Math.abs(distance)
        + way
        + rest;
  }
}
