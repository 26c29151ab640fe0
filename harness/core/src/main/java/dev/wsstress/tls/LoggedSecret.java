package dev.wsstress.tls;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bouncycastle.tls.crypto.TlsSecret;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCrypto;
import org.bouncycastle.tls.crypto.impl.jcajce.JceTlsSecret;

/** A secret of BouncyCastle's that notes what is derived from it, and so do those. Threadsafe. */
final class LoggedSecret extends JceTlsSecret {
  /** A secret with the given bytes. */
  LoggedSecret(JcaTlsCrypto crypto, byte[] data) {
    super(crypto, data);
  }

  /** The same as a logged one; the original is used up. */
  static LoggedSecret of(JcaTlsCrypto crypto, TlsSecret secret) {
    return new LoggedSecret(crypto, secret.extract());
  }

  /** TLS 1.2: master secret and key material. */
  @Override
  public synchronized TlsSecret deriveUsingPRF(
      int algorithm, String label, byte[] seed, int length) {
    LoggedSecret derived = of(crypto, super.deriveUsingPRF(algorithm, label, seed, length));
    TlsSecretLog.derived(label, derived.data);
    return derived;
  }

  /** TLS 1.3, with the label inside the info (RFC 8446 section 7.1). */
  @Override
  public synchronized TlsSecret hkdfExpand(int hash, byte[] info, int length) {
    LoggedSecret derived = of(crypto, super.hkdfExpand(hash, info, length));
    TlsSecretLog.derived(label(info), derived.data);
    return derived;
  }

  @Override
  public synchronized TlsSecret hkdfExtract(int hash, TlsSecret material) {
    return of(crypto, super.hkdfExtract(hash, material));
  }

  /** A length of two bytes comes first, then the label with its own length in one. */
  private static String label(byte[] info) {
    if (info.length < 3 || info.length < 3 + (info[2] & 0xFF)) {
      return "";
    }
    byte[] label = Arrays.copyOfRange(info, 3, 3 + (info[2] & 0xFF));
    return new String(label, StandardCharsets.ISO_8859_1);
  }
}
