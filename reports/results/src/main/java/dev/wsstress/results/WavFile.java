package dev.wsstress.results;

import dev.wsstress.model.AudioTone;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads the samples of a WAV file as a run writes it: one channel, 48 kHz, 16 bits. A minute of it
 * at most; what is behind that is left.
 */
public final class WavFile {
  private static final int MAX_BYTES = 60 * AudioTone.SAMPLE_RATE * Short.BYTES;
  private static final int RIFF_HEADER = 12;
  private static final int CHUNK_HEADER = 8;
  private static final int FORMAT_LENGTH = 16;
  private static final int MAX_HEADERS = 1 << 16;
  private static final int PCM = 1;

  private WavFile() {}

  /**
   * The samples of a file.
   *
   * @throws ResultFormatException if it is no such file
   */
  public static short[] read(Path file) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MAX_BYTES + MAX_HEADERS);
    }
    ByteBuffer wav = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (wav.remaining() < RIFF_HEADER || !is(wav, 0, "RIFF") || !is(wav, 8, "WAVE")) {
      throw new ResultFormatException(file.getFileName() + " is no WAV file");
    }
    return samples(file, wav.position(RIFF_HEADER));
  }

  private static short[] samples(Path file, ByteBuffer wav) throws ResultFormatException {
    boolean isOurs = false;
    while (wav.remaining() >= CHUNK_HEADER) {
      int at = wav.position();
      long length = wav.getInt(at + 4) & 0xFFFF_FFFFL;
      wav.position(at + CHUNK_HEADER);
      if (is(wav, at, "data") && isOurs) {
        return samples(wav, (int) Math.min(Math.min(length, MAX_BYTES), wav.remaining()));
      }
      isOurs |= is(wav, at, "fmt ") && isOurs(wav);
      wav.position((int) Math.min(wav.limit(), wav.position() + length + (length & 1)));
    }
    throw new ResultFormatException(
        file.getFileName() + " holds no samples of 16 bits at 48 kHz, one channel");
  }

  private static boolean isOurs(ByteBuffer wav) {
    int at = wav.position();
    return wav.remaining() >= FORMAT_LENGTH
        && wav.getShort(at) == PCM
        && wav.getShort(at + 2) == 1
        && wav.getInt(at + 4) == AudioTone.SAMPLE_RATE
        && wav.getShort(at + 14) == Short.SIZE;
  }

  private static short[] samples(ByteBuffer wav, int bytes) {
    short[] samples = new short[bytes / Short.BYTES];
    wav.asShortBuffer().get(samples);
    return samples;
  }

  private static boolean is(ByteBuffer wav, int at, String name) {
    for (int i = 0; i < name.length(); i++) {
      if (wav.get(at + i) != name.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
