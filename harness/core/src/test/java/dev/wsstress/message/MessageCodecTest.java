package dev.wsstress.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageCodecTest {
  private final MessageCodec codec = new MessageCodec();

  /** The expected bytes were made by a Python program from the text of MessageDescriptor. */
  @ParameterizedTest
  @CsvSource({
    "7, 2, 78187493530, 53, 57535354010000020000000700000035000000123456789a7ede727200000000"
        + "0000000700020012"
        + "3456789a000000000000000700",
    "0, 0, 0, 32, 575353540100000000000000000000200000000000000000a998f81b00000000"
  })
  void shouldWriteTheBytesThatAClientInAnotherLanguageWrites(
      int session, int stream, long sequence, int length, String hex) {
    ByteBuffer target = ByteBuffer.allocate(64);
    codec.encode(target, session, stream, sequence, length);
    byte[] written = new byte[target.remaining()];
    target.get(written);
    assertThat(HexFormat.of().formatHex(written)).isEqualTo(hex);
  }

  @Test
  void shouldReadBackTheHeaderFromThePosition() {
    ByteBuffer target = ByteBuffer.allocate(80);
    codec.encode(target, -5, 0xFFFE, 1L << 47, 80);
    byte[] bytes = target.array();
    ByteBuffer moved = ByteBuffer.allocate(100).put(9, bytes).position(9);
    assertThat(MessageCodec.session(moved)).isEqualTo(-5);
    assertThat(MessageCodec.stream(moved)).isEqualTo(0xFFFE);
    assertThat(MessageCodec.sequence(moved)).isEqualTo(1L << 47);
    assertThat(MessageCodec.length(moved)).isEqualTo(80);
    assertThat(MessageCodec.crc(moved)).isEqualTo(codec.computeCrc(moved.limit(89)));
    assertThat(MessageCodec.address(moved)).isEqualTo(new Stamp(-5, 0xFFFE, 1L << 47, 0));
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 0, 64",
    "65536, 0, 64",
    "0, -1, 64",
    "0, 281474976710656, 64",
    "0, 0, 31",
    "0, 0, 65"
  })
  void shouldRefuseNumbersThatDoNotFit(int stream, long sequence, int length) {
    ByteBuffer target = ByteBuffer.allocate(64);
    assertThatThrownBy(() -> codec.encode(target, 0, stream, sequence, length))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldRefuseLittleEndianBuffers() {
    ByteBuffer little = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
    assertThatThrownBy(() -> codec.encode(little, 0, 0, 0, 64))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("order=LITTLE_ENDIAN");
    assertThatThrownBy(() -> codec.isIntact(little)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldRewriteEveryByteOfADirtyBuffer() {
    ByteBuffer dirty = ByteBuffer.allocate(64);
    while (dirty.hasRemaining()) {
      dirty.put((byte) 0xEE);
    }
    ByteBuffer clean = ByteBuffer.allocate(61);
    codec.encode(dirty, 1, 2, 3, 61);
    codec.encode(clean, 1, 2, 3, 61);
    assertThat(dirty).isEqualTo(clean);
    assertThat(dirty.position()).isZero();
    assertThat(dirty.limit()).isEqualTo(61);
  }
}
