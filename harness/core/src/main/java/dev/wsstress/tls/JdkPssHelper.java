package dev.wsstress.tls;

import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import org.bouncycastle.jcajce.util.DefaultJcaJceHelper;

/**
 * Finds the JDK's RSASSA-PSS for BouncyCastle. BouncyCastle names the hash in the algorithm, such
 * as {@code SHA256WITHRSAANDMGF1}; the JDK has one {@code RSASSA-PSS} for all, and takes the hash
 * as a parameter. Without this BouncyCastle takes the schemes {@code rsa_pss_*} for missing, which
 * are the only ones that an RSA key may sign a TLS 1.3 handshake with (RFC 8446 section 4.2.3).
 *
 * <p>Stateless; threadsafe.
 */
final class JdkPssHelper extends DefaultJcaJceHelper {
  @Override
  public Signature createSignature(String algorithm) throws NoSuchAlgorithmException {
    return super.createSignature(jdkName(algorithm));
  }

  /** The JDK's name of a signature algorithm. */
  static String jdkName(String algorithm) {
    return algorithm.endsWith("WITHRSAANDMGF1") ? "RSASSA-PSS" : algorithm;
  }
}
