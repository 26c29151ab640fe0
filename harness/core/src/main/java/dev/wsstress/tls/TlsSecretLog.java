package dev.wsstress.tls;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Secrets as a handshake derives them, by thread: an engine derives those of its connection while
 * it unwraps, so who unwraps has them afterwards. Threadsafe.
 */
final class TlsSecretLog {
  /** By the label of the derivation (RFC 8446 section 7.1, RFC 5246 section 8.1, RFC 7627). */
  private static final Map<String, String> NAMES =
      Map.of(
          "tls13 c hs traffic", "CLIENT_HANDSHAKE_TRAFFIC_SECRET",
          "tls13 s hs traffic", "SERVER_HANDSHAKE_TRAFFIC_SECRET",
          "tls13 c ap traffic", "CLIENT_TRAFFIC_SECRET_0",
          "tls13 s ap traffic", "SERVER_TRAFFIC_SECRET_0",
          "master secret", "CLIENT_RANDOM",
          "extended master secret", "CLIENT_RANDOM");

  private static final ThreadLocal<List<Entry>> DERIVED = ThreadLocal.withInitial(ArrayList::new);

  private TlsSecretLog() {}

  /**
   * A secret.
   *
   * @param name as the key log format calls it
   * @param secret in hexadecimal
   */
  record Entry(String name, String secret) {}

  /** A secret was derived with a label, on this thread. */
  static void derived(String label, byte[] secret) {
    String name = NAMES.get(label);
    if (name != null) {
      DERIVED.get().add(new Entry(name, HexFormat.of().formatHex(secret)));
    }
  }

  /** What was derived on this thread since the last call. */
  static List<Entry> take() {
    List<Entry> derived = DERIVED.get();
    if (derived.isEmpty()) {
      return List.of();
    }
    List<Entry> taken = List.copyOf(derived);
    derived.clear();
    return taken;
  }

  /** The NSS key log of a connection, which is known by the random of its ClientHello. */
  static String keyLog(List<Entry> secrets, byte[] clientRandom) {
    String random = HexFormat.of().formatHex(clientRandom);
    StringBuilder text = new StringBuilder();
    for (Entry entry : secrets) {
      text.append(entry.name)
          .append(' ')
          .append(random)
          .append(' ')
          .append(entry.secret)
          .append('\n');
    }
    return text.toString();
  }
}
