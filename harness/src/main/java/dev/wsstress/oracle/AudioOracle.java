package dev.wsstress.oracle;

import dev.wsstress.message.AudioChunk;
import dev.wsstress.message.Stamp;
import dev.wsstress.reports.result.Observation;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Judges the audio that one side of a session receives: is every chunk whole and the next one, and
 * every sample in its place? NOT threadsafe. Pure.
 */
final class AudioOracle {
  private static final int SAMPLES_A_BLOCK = 8;

  private final int session;
  private final FaultWriter faults;
  private final StreamLog log = new StreamLog();

  AudioOracle(int session, FaultWriter faults) {
    this.session = session;
    this.faults = faults;
  }

  /** Judges one chunk; null if it is whole and due. */
  Observation.@Nullable MessageFault accept(ByteBuffer chunk, long atNanos) {
    long due = log.next();
    if (chunk.remaining() != AudioChunk.LENGTH) {
      String detail = "an audio chunk of " + chunk.remaining() + " bytes, not " + AudioChunk.LENGTH;
      return damaged(due, 0, null, detail, atNanos);
    }
    long sequence = AudioChunk.sequence(chunk);
    if (AudioChunk.session(chunk) != session) {
      Stamp found = new Stamp(AudioChunk.session(chunk), 0, sequence, 0);
      String detail = "audio chunk " + sequence + " of session " + AudioChunk.session(chunk);
      return damaged(due, 0, found, detail + " on another session", atNanos);
    }
    int wrong = firstWrongSample(chunk, sequence * AudioChunk.SAMPLES);
    if (wrong >= 0) {
      return wrongSample(chunk, due, wrong, atNanos);
    }
    if (!AudioChunk.hasOwnCrc(chunk)
        || AudioChunk.firstSample(chunk) != sequence * AudioChunk.SAMPLES) {
      return damaged(due, 0, null, "audio chunk " + sequence + " with a wrong header", atNanos);
    }
    return log.advance(sequence)
        ? null
        : faults.outOfOrder(log.disturb(sequence), 0, due, sequence, atNanos);
  }

  private static int firstWrongSample(ByteBuffer chunk, long first) {
    for (int i = 0; i < AudioChunk.SAMPLES; i++) {
      if (AudioChunk.sampleAt(chunk, i) != AudioChunk.sample(first + i)) {
        return i;
      }
    }
    return -1;
  }

  /** Every sample is its own number, so the wrong one says where it comes from. */
  private Observation.MessageFault wrongSample(
      ByteBuffer chunk, long due, int index, long atNanos) {
    long sequence = AudioChunk.sequence(chunk);
    long number = sequence * AudioChunk.SAMPLES + index;
    int found = AudioChunk.numberOf(AudioChunk.sampleAt(chunk, index));
    // The nearest number with those sixteen bits.
    long late = (short) (found - number);
    long origin = number + late;
    Stamp from = null;
    if (origin >= 0) {
      int block = (int) (origin % AudioChunk.SAMPLES) / SAMPLES_A_BLOCK;
      from = new Stamp(session, 0, origin / AudioChunk.SAMPLES, block);
    }
    String detail =
        "audio chunk "
            + sequence
            + " in which sample "
            + index
            + " is number "
            + origin
            + " where "
            + number
            + " was due, "
            + Math.abs(late)
            + (late > 0 ? " too far ahead" : " too old");
    if (sequence == due) {
      log.advance(sequence);
    }
    return damaged(sequence, index / SAMPLES_A_BLOCK, from, detail, atNanos);
  }

  private Observation.MessageFault damaged(
      long sequence, int block, @Nullable Stamp found, String detail, long atNanos) {
    Stamp expected = new Stamp(session, 0, sequence, block);
    return faults.corrupted(new Finding(expected, found, detail, false), atNanos);
  }
}
