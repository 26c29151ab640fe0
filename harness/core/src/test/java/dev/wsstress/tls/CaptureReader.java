package dev.wsstress.tls;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a capture file as its draft and the RFCs of its packets say, without a line of the code
 * that writes one; what they forbid fails the test.
 */
public final class CaptureReader {
  private static final int SECTION = 0x0A0D0D0A;
  private static final int INTERFACE = 1;
  private static final int PACKET = 6;
  private static final int SECRETS = 10;

  /** The packets, in the order of the file. */
  public final List<Packet> packets = new ArrayList<>();

  /** The key log in it, or empty. */
  public String keyLog = "";

  /** A TCP segment. */
  public record Packet(
      long nanos,
      int fromPort,
      int toPort,
      long sequence,
      long acknowledged,
      int flags,
      ByteBuffer bytes,
      String comment) {
    /** How many bytes it carries. */
    public int length() {
      return bytes.remaining();
    }
  }

  /** Reads a whole file. */
  public CaptureReader(ByteBuffer bytes) {
    ByteBuffer file = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    List<Integer> types = new ArrayList<>();
    while (file.hasRemaining()) {
      int at = file.position();
      int type = file.getInt();
      int length = file.getInt();
      assertThat(length % 4).isZero();
      assertThat(file.getInt(at + length - 4)).as("the length again").isEqualTo(length);
      types.add(type);
      block(type, file.slice(at + 8, length - 12).order(ByteOrder.LITTLE_ENDIAN));
      file.position(at + length);
    }
    assertThat(types.subList(0, 2)).containsExactly(SECTION, INTERFACE);
  }

  private void block(int type, ByteBuffer body) {
    switch (type) {
      case SECTION -> {
        assertThat(body.getInt()).isEqualTo(0x1A2B3C4D);
        assertThat(body.getShort()).as("major version").isEqualTo((short) 1);
      }
      case INTERFACE -> {
        assertThat(body.getShort()).as("Ethernet").isEqualTo((short) 1);
        assertThat(body.getShort(8)).as("if_tsresol").isEqualTo((short) 9);
        assertThat(body.get(12)).as("nanoseconds").isEqualTo((byte) 9);
      }
      case SECRETS -> {
        assertThat(packets).as("secrets come before what they decrypt").isEmpty();
        assertThat(body.getInt()).isEqualTo(0x544c534b);
        keyLog = text(body, body.getInt());
      }
      case PACKET -> packet(body);
      default -> throw new AssertionError("a block of type " + type);
    }
  }

  private static String text(ByteBuffer body, int length) {
    byte[] bytes = new byte[length];
    body.get(bytes);
    return new String(bytes, UTF_8);
  }

  private void packet(ByteBuffer body) {
    assertThat(body.getInt()).as("interface").isZero();
    long high = body.getInt() & 0xFFFFFFFFL;
    long nanos = (high << 32) | (body.getInt() & 0xFFFFFFFFL);
    int captured = body.getInt();
    assertThat(body.getInt()).as("nothing is cut").isEqualTo(captured);
    ByteBuffer frame = body.slice(body.position(), captured).order(ByteOrder.BIG_ENDIAN);
    body.position(body.position() + (captured + 3) / 4 * 4);
    packets.add(segment(nanos, frame, comment(body)));
  }

  private static String comment(ByteBuffer options) {
    if (!options.hasRemaining()) {
      return "";
    }
    assertThat(options.getShort()).as("opt_comment").isEqualTo((short) 1);
    return text(options, options.getShort());
  }

  private static Packet segment(long nanos, ByteBuffer frame, String comment) {
    assertThat(frame.getShort(12)).as("IPv4").isEqualTo((short) 0x0800);
    ByteBuffer ip = frame.slice(14, frame.capacity() - 14);
    assertThat(ip.get(0)).as("version and header length").isEqualTo((byte) 0x45);
    assertThat(ip.getShort(2) & 0xFFFF).as("total length").isEqualTo(ip.capacity());
    assertThat(ip.get(9)).as("TCP").isEqualTo((byte) 6);
    assertThat(onesComplement(ip.slice(0, 20), 0)).as("IP checksum").isEqualTo(0xFFFF);
    ByteBuffer tcp = ip.slice(20, ip.capacity() - 20);
    long pseudo = 6L + tcp.capacity();
    for (int i = 12; i < 20; i += 2) {
      pseudo += ip.getShort(i) & 0xFFFF;
    }
    assertThat(onesComplement(tcp, pseudo)).as("TCP checksum").isEqualTo(0xFFFF);
    int header = ((tcp.get(12) >> 4) & 0xF) * 4;

    return new Packet(
        nanos,
        tcp.getShort(0) & 0xFFFF,
        tcp.getShort(2) & 0xFFFF,
        tcp.getInt(4) & 0xFFFFFFFFL,
        tcp.getInt(8) & 0xFFFFFFFFL,
        tcp.get(13),
        tcp.slice(header, tcp.capacity() - header),
        comment);
  }

  private static int onesComplement(ByteBuffer of, long start) {
    long sum = start;
    for (int i = 0; i < of.capacity(); i++) {
      sum += (i % 2 == 0 ? 256L : 1L) * (of.get(i) & 0xFF);
    }
    while (sum > 0xFFFF) {
      sum = (sum & 0xFFFF) + (sum >>> 16);
    }
    return (int) sum;
  }

  /** The bytes of a direction from the first that is there, each in the place of its number. */
  public byte[] stream(int fromPort) {
    List<Packet> own = packets.stream().filter(p -> p.fromPort() == fromPort).toList();
    long first = first(fromPort);
    int length = own.stream().mapToInt(Packet::length).sum();
    ByteBuffer joined = ByteBuffer.allocate(length);
    for (Packet packet : own) {
      if (packet.length() > 0) {
        joined.position((int) (packet.sequence() - first)).put(packet.bytes().duplicate());
      }
    }
    return joined.array();
  }

  /** The number of the first byte of a direction that is there; 1 if none is. */
  public long first(int fromPort) {
    return packets.stream()
        .filter(p -> p.fromPort() == fromPort && p.length() > 0)
        .mapToLong(Packet::sequence)
        .min()
        .orElse(1);
  }
}
