package dev.wsstress.tls;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The random of a ClientHello (RFC 8446 section 4.1.2). It stands in the first record of a
 * connection in clear, at both ends, and so tells which connection of a client is which of a
 * server, whatever lies between them.
 *
 * <pre>
 *   0      1         3        5      6         9         11
 *   +------+---------+--------+------+---------+---------+-------------
 *   | 0x16 | version | length | 0x01 | length  | version | random (32)
 *   +------+---------+--------+------+---------+---------+-------------
 * </pre>
 */
public final class ClientHello {
  private static final int HANDSHAKE = 22;
  private static final int CLIENT_HELLO = 1;
  private static final int TYPE_AT = 5;
  private static final int RANDOM_AT = 11;
  private static final int RANDOM = 32;

  private ClientHello() {}

  /** The random in hexadecimal, or null if the bytes {@code [from, to)} are no such record. */
  public static @Nullable String random(ByteBuffer bytes, int from, int to) {
    if (to - from < RANDOM_AT + RANDOM
        || bytes.get(from) != HANDSHAKE
        || bytes.get(from + TYPE_AT) != CLIENT_HELLO) {
      return null;
    }
    byte[] random = new byte[RANDOM];
    bytes.get(from + RANDOM_AT, random);
    return HexFormat.of().formatHex(random);
  }
}
