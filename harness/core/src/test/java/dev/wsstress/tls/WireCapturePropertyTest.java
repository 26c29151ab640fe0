package dev.wsstress.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.tls.CaptureReader.Packet;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

class WireCapturePropertyTest {
  private static final int CLIENT = 40_001;
  private static final int SERVER = 443;
  private static final int KEPT = 256 << 10;

  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private final WireCapture capture = new WireCapture(KEPT);
  private final Random random = new Random(5);

  /** A positive number is sent, a negative one received. */
  private void pass(int length) {
    byte[] bytes = new byte[length < 0 ? -length : length];
    random.nextBytes(bytes);
    // Somewhere inside a larger buffer, as it is in a buffer that is used again and again.
    ByteBuffer buffer = ByteBuffer.allocate(bytes.length + 7).put(3, bytes);
    if (length > 0) {
      capture.sent(buffer, 3, 3 + bytes.length);
      sent.writeBytes(bytes);
    } else {
      capture.received(buffer, 3, 3 + bytes.length);
      received.writeBytes(bytes);
    }
  }

  private CaptureReader read(WireCapture.@Nullable Mark mark) {
    return new CaptureReader(
        ByteBuffer.wrap(
            capture.pcapng(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), CLIENT),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), SERVER),
                mark)));
  }

  @Property(tries = 200)
  void shouldHoldTheNewestBytesOfBothDirections(@ForAll("lengths") List<Integer> lengths) {
    lengths.forEach(this::pass);

    CaptureReader file = read(null);

    assertEnd(sent.toByteArray(), file, CLIENT);
    assertEnd(received.toByteArray(), file, SERVER);
    int held = file.packets.stream().mapToInt(Packet::length).sum();
    int all = sent.size() + received.size();
    assertThat(held).isLessThanOrEqualTo(KEPT);
    assertThat(held).isGreaterThan(Math.min(all, KEPT) - TcpFrames.MAX_BYTES - 1);
    assertThat(file.packets).extracting(Packet::nanos).isSorted();
  }

  private static void assertEnd(byte[] all, CaptureReader file, int port) {
    byte[] there = file.stream(port);
    byte[] end = Arrays.copyOfRange(all, all.length - there.length, all.length);
    assertThat(there).isEqualTo(end);
    if (there.length > 0) {
      assertThat(file.first(port)).isEqualTo(1 + all.length - there.length);
    }
  }

  @Property(tries = 100)
  void shouldAcknowledgeWhatHadComeBefore(@ForAll("lengths") List<Integer> lengths) {
    lengths.forEach(this::pass);
    long fromClient = 0;
    long fromServer = 0;
    for (Packet packet : read(null).packets) {
      boolean outbound = packet.fromPort() == CLIENT;
      long seen = outbound ? fromServer : fromClient;
      assertThat(seen == 0 || packet.acknowledged() >= seen).isTrue();
      long end = packet.sequence() + packet.length();
      fromClient = outbound ? end : fromClient;
      fromServer = outbound ? fromServer : end;
    }
  }

  @Property(tries = 100)
  void shouldCommentTheOnePacketWithTheMarkedByte(@ForAll("lengths") List<Integer> lengths) {
    lengths.forEach(this::pass);
    long offset = Math.max(0, sent.size() - 1);

    List<Packet> marked =
        read(new WireCapture.Mark(offset, "here \u00e9")).packets.stream()
            .filter(p -> p.comment().endsWith("here \u00e9"))
            .toList();

    boolean isThere = read(null).stream(CLIENT).length > 0;
    assertThat(marked).hasSize(isThere ? 1 : 0);
    for (Packet packet : marked) {
      assertThat(offset + 1).isBetween(packet.sequence(), packet.sequence() + packet.length() - 1);
    }
  }

  @Provide
  Arbitrary<List<Integer>> lengths() {
    Arbitrary<Integer> small = Arbitraries.integers().between(1, 3_000);
    Arbitrary<Integer> large = Arbitraries.integers().between(30_000, 70_000);
    return Arbitraries.oneOf(small, small, large)
        .flatMap(n -> Arbitraries.of(n, -n))
        .list()
        .ofMaxSize(16);
  }

  @Example
  void shouldOpenTheConnectionWhereItsFirstBytesAreThere() {
    pass(10);
    List<Packet> packets = read(null).packets;
    assertThat(packets.subList(0, 3)).extracting(Packet::flags).containsExactly(0x02, 0x12, 0x10);
    assertThat(packets.get(3).sequence()).isEqualTo(1);
    assertThat(packets.get(3).toPort()).isEqualTo(SERVER);
  }

  @Property(tries = 100)
  void shouldSayHowMuchOfTheBeginningIsGone(@ForAll("lengths") List<Integer> lengths) {
    lengths.forEach(this::pass);
    CaptureReader file = read(null);
    long gone =
        sent.size() + received.size() - file.packets.stream().mapToLong(Packet::length).sum();

    List<String> comments =
        file.packets.stream().map(Packet::comment).filter(text -> !text.isEmpty()).toList();

    assertThat(comments).hasSize(gone == 0 ? 0 : 1);
    comments.forEach(
        text -> assertThat(text).startsWith("of the connection's first " + gone + " bytes"));
    assertThat(gone == 0 || !file.packets.get(0).comment().isEmpty()).isTrue();
  }

  @Property
  void shouldShareABoundedMemory(@ForAll @IntRange(min = 1, max = 100_000) int connections) {
    int share = WireCapture.share(connections);

    assertThat(share).isBetween(256 << 10, 4 << 20);
    assertThat(share == 256 << 10 || (long) share * connections <= 64 << 20).isTrue();
    assertThat(share).isGreaterThanOrEqualTo(WireCapture.share(connections + 1));
  }

  @Example
  void shouldHaveNoSecretsThatNobodyLearned() {
    pass(100);
    assertThat(read(null).keyLog).isEmpty();
  }
}
