package dev.wsstress.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** A server's half of the opening handshake (RFC 6455 section 4.2.2). */
public final class ServerUpgrade {
  private ServerUpgrade() {}

  /** The client's nonce in its request. */
  public static String key(String request) {
    String field = "Sec-WebSocket-Key: ";
    int from = request.indexOf(field) + field.length();
    return request.substring(from, request.indexOf("\r\n", from));
  }

  /** The answer that says yes, with more fields, each with its line end. */
  public static String answer(String key, String fields) {
    return "HTTP/1.1 101 Switching Protocols\r\n"
        + "Upgrade: websocket\r\n"
        + "Connection: Upgrade\r\n"
        + "Sec-WebSocket-Accept: "
        + accept(key)
        + "\r\n"
        + fields
        + "\r\n";
  }

  private static String accept(String key) {
    try {
      String proof = key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
      byte[] hash = MessageDigest.getInstance("SHA-1").digest(proof.getBytes(ISO_8859_1));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-1", e);
    }
  }
}
