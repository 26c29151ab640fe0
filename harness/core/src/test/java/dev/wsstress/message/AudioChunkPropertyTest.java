package dev.wsstress.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.model.AudioTone;
import java.nio.ByteBuffer;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class AudioChunkPropertyTest {
  private static final long MAX = 1L << 40;

  private static byte[] encode(int session, long sequence) {
    ByteBuffer target = ByteBuffer.allocate(AudioChunk.LENGTH);
    AudioChunk.encode(target, session, sequence);
    return target.array();
  }

  @Property(tries = 300)
  void shouldFindWhatItWroteIntactInEveryKindOfBuffer(
      @ForAll int session,
      @ForAll @LongRange(max = MAX) long sequence,
      @ForAll BufferKind kind,
      @ForAll @IntRange(max = 20) int before) {
    ByteBuffer chunk = kind.hold(encode(session, sequence), before);
    assertThat(AudioChunk.isIntact(chunk)).isTrue();
    assertThat(AudioChunk.session(chunk)).isEqualTo(session);
    assertThat(AudioChunk.sequence(chunk)).isEqualTo(sequence);
    assertThat(AudioChunk.firstSample(chunk)).isEqualTo(960 * sequence);
    assertThat(chunk.position()).isEqualTo(before);
    assertThat(chunk.remaining()).isEqualTo(AudioChunk.LENGTH);
  }

  @Property
  void shouldFindEveryFlippedByte(
      @ForAll @IntRange(max = AudioChunk.LENGTH - 1) int where,
      @ForAll @IntRange(min = 1, max = 255) int flip,
      @ForAll BufferKind kind) {
    byte[] bytes = encode(3, 1_000_000);
    bytes[where] ^= (byte) flip;
    assertThat(AudioChunk.isIntact(kind.hold(bytes, 7))).isFalse();
  }

  @Property(tries = 200)
  void shouldFindEveryWrongLength(@ForAll @IntRange(max = 2 * AudioChunk.LENGTH) int received) {
    byte[] bytes = java.util.Arrays.copyOf(encode(1, 2), received);
    assertThat(AudioChunk.isIntact(ByteBuffer.wrap(bytes)))
        .isEqualTo(received == AudioChunk.LENGTH);
  }

  @Property
  void shouldTellASampleItsNumber(@ForAll @LongRange(max = 960 * MAX) long number) {
    assertThat(AudioChunk.numberOf(AudioChunk.sample(number))).isEqualTo(number & 0xFFFF);
  }

  /** Or a report would hold a recording against another sound. */
  @Property
  void shouldSoundAsTheReportsSay(@ForAll @LongRange(max = 960 * MAX) long number) {
    assertThat(AudioTone.sample(number)).isEqualTo(AudioChunk.sample(number));
    assertThat(AudioTone.SAMPLE_RATE).isEqualTo(AudioChunk.SAMPLE_RATE);
  }

  @Example
  void shouldHaveSamplesAsAWavFileHasThem() {
    byte[] chunk = encode(0, 0);
    assertThat(chunk).hasSize(28 + 1920);
    // Sample 1 is 601 = 0x0259, the lower byte first.
    assertThat(chunk[30]).isEqualTo((byte) 0x59);
    assertThat(chunk[31]).isEqualTo((byte) 0x02);
  }
}
