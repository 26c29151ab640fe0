package dev.wsstress.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.wsstress.api.UpgradeRefusedException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The opening handshake of a WebSocket (RFC 6455 section 4.1), one use each. NOT threadsafe. */
public final class Upgrade {
  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final int LONGEST = 16 * 1024;
  private static final String DEFLATE = "permessage-deflate";
  private static final Pattern REDIRECT = Pattern.compile("HTTP/1\\.[01] 3\\d\\d\\b");

  private final URI target;
  private final boolean compress;
  private final String key;
  private final StringBuilder head = new StringBuilder();
  private String extensions = "";

  /**
   * Prepares a handshake.
   *
   * @param compress whether to offer permessage-deflate (RFC 7692)
   */
  public Upgrade(URI target, boolean compress) {
    this.target = target;
    this.compress = compress;
    byte[] nonce = new byte[16];
    new SecureRandom().nextBytes(nonce);
    this.key = Base64.getEncoder().encodeToString(nonce);
  }

  /** The request to send. */
  public ByteBuffer request() {
    String path = target.getRawPath().isEmpty() ? "/" : target.getRawPath();
    String query = target.getRawQuery() == null ? "" : "?" + target.getRawQuery();
    String text =
        "GET "
            + path
            + query
            + " HTTP/1.1\r\n"
            + "Host: "
            + target.getRawAuthority()
            + "\r\n"
            + "Upgrade: websocket\r\n"
            + "Connection: Upgrade\r\n"
            + "Sec-WebSocket-Key: "
            + key
            + "\r\n"
            + "Sec-WebSocket-Version: 13\r\n"
            + (compress ? "Sec-WebSocket-Extensions: " + DEFLATE + "\r\n" : "")
            + "\r\n";
    return ByteBuffer.wrap(text.getBytes(ISO_8859_1));
  }

  /**
   * Takes bytes of the response; what follows the response is left in the buffer.
   *
   * @return true once the response is whole and says yes
   * @throws UpgradeRefusedException if it says no
   */
  public boolean response(ByteBuffer bytes) throws UpgradeRefusedException {
    while (bytes.hasRemaining()) {
      head.append((char) (bytes.get() & 0xFF));
      if (head.length() >= 4 && head.substring(head.length() - 4).equals("\r\n\r\n")) {
        check();
        return true;
      }
      if (head.length() > LONGEST) {
        throw new UpgradeRefusedException("longer than " + LONGEST + " bytes");
      }
    }
    return false;
  }

  private void check() throws UpgradeRefusedException {
    String[] lines = head.toString().split("\r\n", -1);
    Map<String, String> fields = fields(lines);
    if (REDIRECT.matcher(lines[0]).lookingAt()) {
      throw UpgradeRefusedException.redirect(lines[0], fields.get("Location"));
    }
    if (!lines[0].startsWith("HTTP/1.1 101 ")) {
      throw new UpgradeRefusedException(lines[0]);
    }
    if (!accept().equals(fields.get("Sec-WebSocket-Accept"))) {
      throw new UpgradeRefusedException("that to another: Sec-WebSocket-Accept is wrong");
    }
    extensions = fields.getOrDefault("Sec-WebSocket-Extensions", "").toLowerCase(Locale.ROOT);
  }

  private static Map<String, String> fields(String[] lines) {
    Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      if (colon > 0) {
        fields.put(lines[i].substring(0, colon).strip(), lines[i].substring(colon + 1).strip());
      }
    }
    return fields;
  }

  private String accept() {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(ISO_8859_1));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-1", e);
    }
  }

  /** Whether messages may be compressed. */
  public boolean isCompressed() {
    return compress && extensions.contains(DEFLATE);
  }

  /** Whether the client has to forget its window after each message (RFC 7692 section 7.1.1.2). */
  public boolean forgetsWindow() {
    return extensions.contains("client_no_context_takeover");
  }
}
