package dev.wsstress.oracle;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.wsstress.message.AudioChunk;
import dev.wsstress.message.Stamp;
import dev.wsstress.message.StatusText;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of another message inside of a chunk of audio.
 *
 * @param stamp whose it is
 * @param noun what it is the beginning of
 * @param offset where, in bytes from the start of the chunk
 */
record Landmark(Stamp stamp, String noun, int offset) {
  /** The first in a private copy from index 0; null if there is none. */
  static @Nullable Landmark in(ByteBuffer chunk) {
    String bytes = ISO_8859_1.decode(chunk.duplicate()).toString();
    for (int at = 0; at < bytes.length(); at++) {
      Stamp status = StatusText.address(bytes, at);
      if (status != null) {
        return new Landmark(status, "status line", at);
      }
      Landmark header = header(chunk, at);
      if (header != null) {
        return header;
      }
    }
    return null;
  }

  /** At the very start stands the chunk's own. */
  private static @Nullable Landmark header(ByteBuffer chunk, int at) {
    if (at == 0
        || at + AudioChunk.SAMPLES_OFFSET > chunk.limit()
        || chunk.getInt(at) != AudioChunk.MAGIC) {
      return null;
    }
    ByteBuffer header = chunk.duplicate().position(at);
    long sequence = AudioChunk.sequence(header);
    Stamp stamp = new Stamp(AudioChunk.session(header), AudioOracle.STREAM, sequence, 0);
    return new Landmark(stamp, "the header of audio chunk", at);
  }

  String describe() {
    return "is the first that differs, and at byte "
        + offset
        + " begins "
        + noun
        + " "
        + stamp.sequence()
        + " of stream "
        + stamp.stream()
        + " of session "
        + Integer.toUnsignedString(stamp.session());
  }
}
