package dev.wsstress.tls;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A capture file of one section and one Ethernet interface (draft-ietf-opsawg-pcapng), with times
 * in nanoseconds. Every block is written as:
 *
 * <pre>
 *   +------+--------+------------------------+--------+
 *   | type | length | body, padded to 32 bit | length |
 *   +------+--------+------------------------+--------+
 * </pre>
 *
 * <p>NOT threadsafe.
 */
final class PcapNg {
  private static final int SECTION_HEADER = 0x0A0D0D0A;
  private static final int BYTE_ORDER = 0x1A2B3C4D;
  private static final int INTERFACE = 1;
  private static final int ENHANCED_PACKET = 6;
  private static final int DECRYPTION_SECRETS = 10;
  private static final int TLS_KEY_LOG = 0x544C534B;
  private static final short ETHERNET = 1;
  private static final short COMMENT = 1;
  private static final short TIME_RESOLUTION = 9;
  private static final byte NANOSECONDS = 9;
  private static final int BLOCK_FRAME = 12;

  private final ByteArrayOutputStream file = new ByteArrayOutputStream();

  PcapNg() {
    block(
        SECTION_HEADER,
        body(16).putInt(BYTE_ORDER).putShort((short) 1).putShort((short) 0).putLong(-1));
    ByteBuffer description = body(20).putShort(ETHERNET).putShort((short) 0).putInt(0);
    option(description, TIME_RESOLUTION, new byte[] {NANOSECONDS});
    block(INTERFACE, description.putInt(0));
  }

  private static ByteBuffer body(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int padded(int length) {
    return (length + 3) & ~3;
  }

  private static void option(ByteBuffer body, short code, byte[] value) {
    body.putShort(code).putShort((short) value.length).put(value);
    body.position(padded(body.position()));
  }

  /**
   * Adds secrets that decrypt packets behind them.
   *
   * @param keyLog in the NSS key log format (draft-ietf-tls-keylogfile)
   */
  void secrets(String keyLog) {
    byte[] text = keyLog.getBytes(UTF_8);
    ByteBuffer body = body(8 + padded(text.length));
    body.putInt(TLS_KEY_LOG).putInt(text.length).put(text);
    block(DECRYPTION_SECRETS, body);
  }

  /**
   * Adds a packet.
   *
   * @param nanos since 1970
   * @param frame from the Ethernet header on
   * @param comment for a person, or empty
   */
  void packet(long nanos, byte[] frame, String comment) {
    byte[] text = comment.getBytes(UTF_8);
    int options = text.length == 0 ? 0 : 8 + padded(text.length);
    ByteBuffer body = body(20 + padded(frame.length) + options);
    body.putInt(0).putInt((int) (nanos >>> 32)).putInt((int) nanos);
    body.putInt(frame.length).putInt(frame.length).put(frame);
    body.position(20 + padded(frame.length));
    if (options > 0) {
      option(body, COMMENT, text);
      body.putInt(0);
    }
    block(ENHANCED_PACKET, body);
  }

  /** The body counts whole, wherever its position is. */
  private void block(int type, ByteBuffer body) {
    byte[] block = new byte[BLOCK_FRAME + body.capacity()];
    ByteBuffer to = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);
    to.putInt(type).putInt(block.length).put(body.clear()).putInt(block.length);
    file.writeBytes(block);
  }

  /** The whole file. */
  byte[] bytes() {
    return file.toByteArray();
  }
}
