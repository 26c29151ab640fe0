package dev.wsstress.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class MessageCodecPropertyTest {
  private final MessageCodec codec = new MessageCodec();

  private byte[] encode(int session, int stream, long sequence, int length) {
    ByteBuffer target = ByteBuffer.allocate(length);
    codec.encode(target, session, stream, sequence, length);
    return target.array();
  }

  @Property
  void shouldFindWhatItWroteIntactInEveryKindOfBuffer(
      @ForAll int session,
      @ForAll @IntRange(max = MessageDescriptor.MAX_STREAM) int stream,
      @ForAll @LongRange(max = MessageDescriptor.MAX_SEQUENCE) long sequence,
      @ForAll @IntRange(min = 32, max = 5000) int length,
      @ForAll BufferKind kind,
      @ForAll @IntRange(max = 20) int before) {
    ByteBuffer message = kind.hold(encode(session, stream, sequence, length), before);
    assertThat(codec.isIntact(message)).isTrue();
    assertThat(message.position()).isEqualTo(before);
    assertThat(message.limit()).isEqualTo(before + length);
  }

  @Property
  void shouldFindEveryFlippedByteInEveryKindOfBuffer(
      @ForAll int session,
      @ForAll @IntRange(min = 32, max = 2500) int length,
      @ForAll @IntRange(max = 2499) int where,
      @ForAll @IntRange(min = 1, max = 255) int flip,
      @ForAll BufferKind kind,
      @ForAll @IntRange(max = 20) int before) {
    byte[] bytes = encode(session, 3, 1_000_000, length);
    bytes[where % length] ^= (byte) flip;
    ByteBuffer message = kind.hold(bytes, before);
    assertThat(codec.isIntact(message)).isFalse();
    assertThat(message.position()).isEqualTo(before);
    assertThat(message.limit()).isEqualTo(before + length);
  }

  @Property
  void shouldFindEveryWrongLength(
      @ForAll @IntRange(min = 32, max = 300) int length,
      @ForAll @IntRange(max = 400) int received,
      @ForAll BufferKind kind) {
    byte[] bytes = java.util.Arrays.copyOf(encode(1, 2, 3, length), received);
    assertThat(codec.isIntact(kind.hold(bytes, 0))).isEqualTo(received == length);
  }

  @Property
  void shouldReadTheStampOfEveryBlock(
      @ForAll int session,
      @ForAll @IntRange(max = MessageDescriptor.MAX_STREAM) int stream,
      @ForAll @LongRange(max = MessageDescriptor.MAX_SEQUENCE) long sequence,
      @ForAll @IntRange(max = 50) int block) {
    ByteBuffer message = ByteBuffer.wrap(encode(session, stream, sequence, 32 + 51 * 16));
    Stamp stamp = Stamp.read(message, 32 + block * 16);
    assertThat(stamp).isEqualTo(new Stamp(session, stream, sequence, block));
    ByteBuffer written = ByteBuffer.allocate(16);
    stamp.write(written, 0);
    assertThat(written).isEqualTo(message.slice(32 + block * 16, 16));
  }
}
