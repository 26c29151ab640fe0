package dev.wsstress.load;

import dev.wsstress.message.AudioChunk;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/**
 * The samples of one session in the order in which they arrived, right or wrong, so that one can
 * hear what happened to them. Bounded. Threadsafe.
 */
public final class ReceivedAudio {
  /** What comes later is not kept. */
  static final int MAX_SECONDS = 60;

  private static final int MAX_BYTES = MAX_SECONDS * AudioChunk.SAMPLE_RATE * Short.BYTES;

  /** 16 bits, one channel, signed, little-endian. */
  private static final AudioFormat FORMAT =
      new AudioFormat(AudioChunk.SAMPLE_RATE, Short.SIZE, 1, true, false);

  private final ByteArrayOutputStream samples = new ByteArrayOutputStream();

  /** Appends what stands behind the header of a chunk; neither position nor limit is moved. */
  public synchronized void add(ByteBuffer chunk) {
    int whole = AudioChunk.samplesIn(chunk) * Short.BYTES;
    int count = Math.min(whole, MAX_BYTES - samples.size());
    if (count > 0) {
      byte[] bytes = new byte[count];
      chunk.get(chunk.position() + AudioChunk.SAMPLES_OFFSET, bytes);
      samples.write(bytes, 0, count);
    }
  }

  /** Writes a WAV file; it replaces one that is there. */
  public synchronized void write(Path file) throws IOException {
    int frames = samples.size() / Short.BYTES;
    try (AudioInputStream audio =
        new AudioInputStream(new ByteArrayInputStream(samples.toByteArray()), FORMAT, frames)) {
      int unused = AudioSystem.write(audio, AudioFileFormat.Type.WAVE, file.toFile());
    }
  }
}
