package dev.wsstress.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** However the stream is cut, the same frames come out of it; what is no frame is refused. */
class FrameDecoderPropertyTest {
  private static final int LIMIT = 70_000;

  private final List<ServerFrame> seen = new ArrayList<>();

  private FrameDecoder decoder(boolean mayCompress) {
    return new FrameDecoder(
        (opCode, last, compressed, payload) ->
            seen.add(ServerFrame.seen(opCode, last, compressed, payload)),
        LIMIT,
        mayCompress);
  }

  private static ServerFrame frame(int opCode, boolean last, int length) {
    byte[] payload = new byte[length];
    new Random(length).nextBytes(payload);
    return new ServerFrame(opCode, last, false, payload);
  }

  @Provide
  Arbitrary<ServerFrame> frames() {
    Arbitrary<Integer> lengths =
        Arbitraries.oneOf(
            Arbitraries.of(0, 0, 125, 126, 127, 65_535, 65_536, LIMIT),
            Arbitraries.integers().between(0, 3_000));
    Arbitrary<Integer> data = Arbitraries.of(OpCode.CONTINUATION, OpCode.TEXT, OpCode.BINARY);
    Arbitrary<Integer> control = Arbitraries.of(OpCode.CLOSE, OpCode.PING, OpCode.PONG);
    return Arbitraries.oneOf(
        Combinators.combine(data, Arbitraries.of(true, false), lengths)
            .as(FrameDecoderPropertyTest::frame),
        Combinators.combine(control, Arbitraries.of(0, 1, 125))
            .as((opCode, length) -> frame(opCode, true, length)));
  }

  private static byte[] wire(List<ServerFrame> frames) {
    ByteArrayOutputStream wire = new ByteArrayOutputStream();
    frames.forEach(frame -> wire.writeBytes(frame.wire()));
    return wire.toByteArray();
  }

  @Property(tries = 500)
  void shouldFindTheSameFramesInPiecesOfAnySize(
      @ForAll @Size(max = 8) List<@From("frames") ServerFrame> frames,
      @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 1, max = 5_000) Integer> pieces)
      throws WireProtocolException {
    seen.clear();
    FrameDecoder decoder = decoder(false);
    byte[] wire = wire(frames);
    for (int at = 0, i = 0; at < wire.length; i++) {
      int some = Math.min(pieces.get(i % pieces.size()), wire.length - at);
      ByteBuffer piece = ByteBuffer.wrap(wire, at, some).slice();
      decoder.feed(piece);
      assertThat(piece.hasRemaining()).isFalse();
      at += some;
    }
    assertThat(seen).isEqualTo(frames);
  }

  @Property(tries = 200)
  void shouldGiveAFrameWithItsLastByteAndNotBefore(@ForAll @From("frames") ServerFrame frame)
      throws WireProtocolException {
    seen.clear();
    FrameDecoder decoder = decoder(false);
    byte[] wire = frame.wire();
    decoder.feed(ByteBuffer.wrap(wire, 0, wire.length - 1));
    assertThat(seen).isEmpty();
    decoder.feed(ByteBuffer.wrap(wire, wire.length - 1, 1));
    assertThat(seen).containsExactly(frame);
  }

  /**
   * The first two bytes decide all of these; the rest of RFC 6455 section 5.2 allows the others.
   */
  @Property
  void shouldRefuseExactlyWhatIsNoFrameOfAServer(
      @ForAll @IntRange(max = 255) int first,
      @ForAll @IntRange(max = 125) int length,
      @ForAll boolean masked,
      @ForAll boolean mayCompress)
      throws WireProtocolException {
    seen.clear();
    int opCode = first & 0x0F;
    boolean last = (first & 0x80) != 0;
    boolean compressed = (first & 0x40) != 0;
    boolean control = opCode >= 8;
    boolean begins = opCode == OpCode.TEXT || opCode == OpCode.BINARY;
    boolean right =
        (first & 0x30) == 0
            && (!compressed || (mayCompress && begins))
            && List.of(0, 1, 2, 8, 9, 10).contains(opCode)
            && (last || !control)
            && !masked;
    byte[] payload = new byte[length];
    byte[] wire = ServerFrame.wire(first, payload);
    wire[1] |= (byte) (masked ? 0x80 : 0);

    if (right) {
      decoder(mayCompress).feed(ByteBuffer.wrap(wire));
      assertThat(seen).containsExactly(new ServerFrame(opCode, last, compressed, payload));
    } else {
      assertThat(refused(wire, mayCompress)).isEqualTo(1002);
      assertThat(seen).isEmpty();
    }
  }

  @Property
  void shouldRefuseLongControlFrames(
      @ForAll @IntRange(min = 8, max = 10) int opCode,
      @ForAll @IntRange(min = 126, max = 66_000) int length) {
    assertThat(refused(ServerFrame.wire(0x80 | opCode, new byte[length]), false)).isEqualTo(1002);
  }

  /** By its header alone: nobody waits for, or makes room for, what is not going to be taken. */
  @Property
  void shouldRefuseAFrameThatIsTooLongByItsHeader(@ForAll long length) {
    long tooLong = length >= 0 && length <= LIMIT ? length + LIMIT + 1 : length;
    byte[] header =
        ByteBuffer.allocate(10).put((byte) 0x82).put((byte) 127).putLong(tooLong).array();
    assertThat(refused(header, false)).isEqualTo(1009);
  }

  private int refused(byte[] wire, boolean mayCompress) {
    FrameDecoder decoder = decoder(mayCompress);
    WireProtocolException refusal =
        catchThrowableOfType(
            WireProtocolException.class, () -> decoder.feed(ByteBuffer.wrap(wire)));
    assertThat(refusal).isNotNull();
    return refusal.code();
  }
}
