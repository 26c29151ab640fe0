package dev.wsstress.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.message.BufferKind;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A server reads what was framed: same bytes, same flags, whatever the length and the mask. */
class FrameEncoderPropertyTest {
  @Provide
  Arbitrary<Integer> lengths() {
    // Where the form of the length changes (RFC 6455 section 5.2), and where the mask's words end.
    return Arbitraries.oneOf(
        Arbitraries.of(0, 1, 7, 8, 9, 125, 126, 127, 65_535, 65_536, 65_537),
        Arbitraries.integers().between(0, 300));
  }

  @Provide
  Arbitrary<Integer> opCodes() {
    return Arbitraries.of(OpCode.CONTINUATION, OpCode.TEXT, OpCode.BINARY, OpCode.PONG);
  }

  private static byte[] bytes(int length, long seed) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private static ByteBuffer target(boolean direct, int length) {
    int room = FrameEncoder.MAX_HEADER + length;
    return direct ? ByteBuffer.allocateDirect(room) : ByteBuffer.allocate(room);
  }

  private static ClientFrame parse(ByteBuffer frame) throws IOException {
    DataInputStream in =
        new DataInputStream(new ByteArrayInputStream(ServerFrame.bytes(frame.duplicate())));
    ClientFrame parsed = ClientFrame.read(in);
    assertThat(in.available()).as("bytes behind the frame").isZero();
    return parsed;
  }

  @Property
  void shouldBeReadAsItWasWritten(
      @ForAll @From("lengths") int length,
      @ForAll @From("opCodes") int opCode,
      @ForAll boolean last,
      @ForAll boolean compressed,
      @ForAll BufferKind kind,
      @ForAll boolean direct,
      @ForAll int mask)
      throws IOException {
    byte[] bytes = bytes(length, mask);
    ByteBuffer payload = kind.hold(bytes, 3);
    int position = payload.position();
    ByteBuffer frame = target(direct, length);

    FrameEncoder.header(frame, opCode, last, compressed, length, mask);
    int header = frame.position();
    FrameEncoder.payload(frame, payload, mask);

    assertThat(header).isEqualTo(FrameEncoder.headerLength(length));
    assertThat(payload.position()).isEqualTo(position);
    ClientFrame read = parse(frame.flip());
    assertThat(read.opCode()).isEqualTo(opCode);
    assertThat(read.last()).isEqualTo(last);
    assertThat(read.compressed()).isEqualTo(compressed);
    assertThat(read.bytes()).isEqualTo(bytes);
  }

  @Property
  void shouldMaskInPlaceAsItMasksIntoAFrame(
      @ForAll @From("lengths") int length, @ForAll int mask, @ForAll boolean direct) {
    byte[] bytes = bytes(length, mask);
    ByteBuffer copy = target(direct, length).position(5).limit(5 + length);
    copy.put(5, bytes);
    ByteBuffer framed = target(direct, length);

    FrameEncoder.payload(framed, ByteBuffer.wrap(bytes), mask);
    FrameEncoder.maskInPlace(copy, mask);

    assertThat(copy).isEqualTo(framed.flip());
    FrameEncoder.maskInPlace(copy, mask);
    assertThat(ServerFrame.bytes(copy)).isEqualTo(bytes);
    assertThat(copy.position()).isEqualTo(5);
  }

  @Property
  void shouldSealWhatLiesBehindTheRoomForAHeader(
      @ForAll @From("lengths") int length, @ForAll int mask) throws IOException {
    byte[] bytes = bytes(length, mask);
    ByteBuffer frame = target(false, length).position(FrameEncoder.MAX_HEADER).put(bytes);

    Compressed.seal(OpCode.BINARY, frame, mask);

    ClientFrame read = parse(frame);
    assertThat(read.compressed()).isTrue();
    assertThat(read.bytes()).isEqualTo(bytes);
  }
}
