package dev.wsstress.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Fragments, and control frames between them, as they come off the decoder in a session. */
class MessageAssemblerPropertyTest {
  private static final int LIMIT = 2_000;

  private final List<ServerFrame> messages = new ArrayList<>();
  private final List<ServerFrame> controls = new ArrayList<>();

  private MessageAssembler assembler() {
    messages.clear();
    controls.clear();
    return new MessageAssembler(
        (text, payload) ->
            messages.add(
                ServerFrame.seen(text ? OpCode.TEXT : OpCode.BINARY, true, false, payload)),
        LIMIT);
  }

  private FrameDecoder decoder(MessageAssembler assembler) {
    return new FrameDecoder(
        (opCode, last, compressed, payload) -> {
          if (OpCode.isControl(opCode)) {
            controls.add(ServerFrame.seen(opCode, last, compressed, payload));
          } else {
            assembler.frame(opCode, last, compressed, payload);
          }
        },
        Deflation.capacityFor(LIMIT),
        true);
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  @Provide
  Arbitrary<Integer> lengths() {
    return Arbitraries.oneOf(
        Arbitraries.of(0, 1, LIMIT - 1, LIMIT), Arbitraries.integers().between(0, LIMIT));
  }

  /** A message as frames, cut at those places, with a ping before each but the first. */
  private static byte[] fragments(ServerFrame message, List<Integer> cuts) {
    byte[] payload = message.payload();
    TreeSet<Integer> ends = new TreeSet<>(cuts);
    ends.removeIf(end -> end >= payload.length);
    List<Integer> all = new ArrayList<>(ends);
    all.add(payload.length);
    ByteArrayOutputStream wire = new ByteArrayOutputStream();
    int from = 0;
    for (int i = 0; i < all.size(); i++) {
      int opCode = i == 0 ? message.opCode() : OpCode.CONTINUATION;
      byte[] part = java.util.Arrays.copyOfRange(payload, from, all.get(i));
      if (i > 0) {
        wire.writeBytes(ping(i).wire());
      }
      boolean last = i == all.size() - 1;
      wire.writeBytes(new ServerFrame(opCode, last, i == 0 && message.compressed(), part).wire());
      from = all.get(i);
    }
    return wire.toByteArray();
  }

  private static ServerFrame ping(int number) {
    return new ServerFrame(OpCode.PING, true, false, new byte[] {(byte) number});
  }

  @Property
  void shouldJoinAnySplit(
      @ForAll @Size(max = 4) List<@From("lengths") Integer> lengths,
      @ForAll @Size(max = 6) List<@IntRange(max = LIMIT) Integer> cuts,
      @ForAll boolean text)
      throws WireProtocolException {
    MessageAssembler assembler = assembler();
    FrameDecoder decoder = decoder(assembler);
    List<ServerFrame> sent = new ArrayList<>();
    for (int length : lengths) {
      ServerFrame message =
          new ServerFrame(text ? OpCode.TEXT : OpCode.BINARY, true, false, bytes(length));
      sent.add(message);
      decoder.feed(ByteBuffer.wrap(fragments(message, cuts)));
    }
    assembler.close();
    assertThat(messages).isEqualTo(sent);
    assertThat(controls).allMatch(frame -> frame.opCode() == OpCode.PING);
  }

  @Property
  void shouldInflateAnySplit(
      @ForAll @Size(max = 4) List<@From("lengths") Integer> lengths,
      @ForAll @Size(max = 6) List<@IntRange(max = LIMIT) Integer> cuts)
      throws WireProtocolException {
    MessageAssembler assembler = assembler();
    FrameDecoder decoder = decoder(assembler);
    List<ServerFrame> sent = new ArrayList<>();
    try (Deflation deflation = new Deflation(false)) {
      for (int length : lengths) {
        byte[] payload = bytes(length);
        sent.add(new ServerFrame(OpCode.BINARY, true, false, payload));
        ByteBuffer small = ByteBuffer.allocate(Deflation.capacityFor(length));
        deflation.compress(ByteBuffer.wrap(payload), small);
        byte[] compressed = ServerFrame.bytes(small.flip());
        ServerFrame message = new ServerFrame(OpCode.BINARY, true, true, compressed);
        decoder.feed(ByteBuffer.wrap(fragments(message, cuts)));
      }
    }
    assembler.close();
    assertThat(messages).isEqualTo(sent);
  }

  @Property
  void shouldRefuseAContinuationOfNothing(@ForAll boolean last, @ForAll boolean afterMessage)
      throws WireProtocolException {
    MessageAssembler assembler = assembler();
    if (afterMessage) {
      assembler.frame(OpCode.BINARY, true, false, ByteBuffer.allocate(3));
    }
    assertThat(refused(assembler, OpCode.CONTINUATION, last, 3)).isEqualTo(1002);
  }

  @Property
  void shouldRefuseABeginningInsideAMessage(
      @ForAll boolean last, @ForAll boolean text, @ForAll @IntRange(max = 3) int continued)
      throws WireProtocolException {
    MessageAssembler assembler = assembler();
    assembler.frame(OpCode.BINARY, false, false, ByteBuffer.allocate(3));
    for (int i = 0; i < continued; i++) {
      assembler.frame(OpCode.CONTINUATION, false, false, ByteBuffer.allocate(3));
    }
    assertThat(refused(assembler, text ? OpCode.TEXT : OpCode.BINARY, last, 3)).isEqualTo(1002);
    assertThat(messages).isEmpty();
  }

  @Property
  void shouldRefuseWhatIsLongerThanTheLimitInOnePieceOrTwo(
      @ForAll @IntRange(max = LIMIT) int first, @ForAll @IntRange(min = 1, max = 50) int over)
      throws WireProtocolException {
    assertThat(refused(assembler(), OpCode.BINARY, true, LIMIT + over)).isEqualTo(1009);

    MessageAssembler assembler = assembler();
    assembler.frame(OpCode.BINARY, false, false, ByteBuffer.allocate(first));
    assertThat(refused(assembler, OpCode.CONTINUATION, true, LIMIT + over - first)).isEqualTo(1009);
    assertThat(messages).isEmpty();
  }

  private static int refused(MessageAssembler assembler, int opCode, boolean last, int length) {
    WireProtocolException refusal =
        catchThrowableOfType(
            WireProtocolException.class,
            () -> assembler.frame(opCode, last, false, ByteBuffer.allocate(length)));
    assertThat(refusal).isNotNull();
    return refusal.code();
  }
}
