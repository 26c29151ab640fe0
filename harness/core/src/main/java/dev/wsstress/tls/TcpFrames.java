package dev.wsstress.tls;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/**
 * The packets of one TCP connection as they could have been: Ethernet, IPv4 (RFC 791) and TCP (RFC
 * 9293) headers with right sequence numbers and checksums before bytes that were really read and
 * written. Both sequences begin at 0, so that byte n of a direction has the number n + 1. An
 * address that is no IPv4 one is shown as 127.0.0.1. Immutable.
 */
final class TcpFrames {
  /** The most bytes of a packet that an IPv4 header can state, less both headers. */
  static final int MAX_BYTES = 32 * 1024;

  static final int SYN = 0x02;
  static final int PUSH = 0x08;
  static final int ACK = 0x10;

  private static final int ETHERNET_HEADER = 14;
  private static final int IP_HEADER = 20;
  private static final int TCP_HEADER = 20;
  private static final byte LOCALLY_ADMINISTERED = 2;
  private static final short IPV4 = 0x0800;
  private static final byte TCP = 6;
  private static final int WINDOW = 0xFFFF;

  private final InetSocketAddress client;
  private final InetSocketAddress server;

  TcpFrames(InetSocketAddress client, InetSocketAddress server) {
    this.client = client;
    this.server = server;
  }

  /**
   * One packet.
   *
   * @param outbound from the client
   * @param flags of the TCP header
   * @param sequence of its first byte, in the direction
   * @param acknowledged the next byte expected from the other side
   */
  byte[] frame(boolean outbound, int flags, long sequence, long acknowledged, ByteBuffer bytes) {
    int length = bytes.remaining();
    byte[] array = new byte[ETHERNET_HEADER + IP_HEADER + TCP_HEADER + length];
    ByteBuffer frame = ByteBuffer.wrap(array);
    ethernet(frame, outbound);
    ip(frame, outbound, length);
    InetSocketAddress from = outbound ? client : server;
    InetSocketAddress to = outbound ? server : client;
    frame.putShort((short) from.getPort()).putShort((short) to.getPort());
    frame.putInt((int) sequence).putInt((int) acknowledged);
    frame.put((byte) ((TCP_HEADER / 4) << 4)).put((byte) flags).putShort((short) WINDOW);
    frame.putInt(0).put(bytes.duplicate());
    tcpChecksum(frame, length);
    return array;
  }

  private static void ethernet(ByteBuffer frame, boolean outbound) {
    byte[] clients = {LOCALLY_ADMINISTERED, 0, 0, 0, 0, 1};
    byte[] servers = {LOCALLY_ADMINISTERED, 0, 0, 0, 0, 2};
    frame.put(outbound ? servers : clients).put(outbound ? clients : servers).putShort(IPV4);
  }

  private void ip(ByteBuffer frame, boolean outbound, int length) {
    frame.put((byte) ((4 << 4) | (IP_HEADER / 4))).put((byte) 0);
    frame.putShort((short) (IP_HEADER + TCP_HEADER + length));
    frame.putInt(0).put((byte) 64).put(TCP).putShort((short) 0);
    frame.put(address(outbound ? client : server)).put(address(outbound ? server : client));
    int sum = sum(frame, ETHERNET_HEADER, IP_HEADER, 0);
    frame.putShort(ETHERNET_HEADER + 10, folded(sum));
  }

  private static byte[] address(InetSocketAddress of) {
    byte[] bytes = of.getAddress() == null ? new byte[0] : of.getAddress().getAddress();
    return bytes.length == 4 ? bytes : InetAddress.getLoopbackAddress().getAddress().clone();
  }

  /** Over the segment and a pseudo header of addresses, protocol and length. */
  private static void tcpChecksum(ByteBuffer frame, int length) {
    int tcp = ETHERNET_HEADER + IP_HEADER;
    int sum = sum(frame, ETHERNET_HEADER + 12, 8, TCP + TCP_HEADER + length);
    sum = sum(frame, tcp, TCP_HEADER + length, sum);
    frame.putShort(tcp + 16, folded(sum));
  }

  private static int sum(ByteBuffer of, int from, int length, int start) {
    int sum = start;
    for (int i = 0; i + 1 < length; i += 2) {
      sum += of.getShort(from + i) & 0xFFFF;
    }
    if ((length & 1) == 1) {
      sum += (of.get(from + length - 1) & 0xFF) << 8;
    }
    return (sum & 0xFFFF) + (sum >>> 16);
  }

  private static short folded(int sum) {
    int once = (sum & 0xFFFF) + (sum >>> 16);
    return (short) ~((once & 0xFFFF) + (once >>> 16));
  }
}
