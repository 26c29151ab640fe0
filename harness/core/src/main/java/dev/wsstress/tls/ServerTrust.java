package dev.wsstress.tls;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.X509ExtendedTrustManager;
import org.bouncycastle.util.IPAddress;
import org.jspecify.annotations.Nullable;

/**
 * The check of a server's certificate for TLS without JSSE: the chain by the JDK's trust manager,
 * the host by the certificate's subject alternative names (RFC 9525). Threadsafe.
 */
public final class ServerTrust {
  private static final int DNS_NAME = 2;
  private static final int ADDRESS = 7;

  /** What the JDK calls a key exchange that does not depend on the kind of certificate. */
  private static final String ANY_SIGNATURE = "UNKNOWN";

  private final X509ExtendedTrustManager jdk;

  /**
   * Makes one.
   *
   * @param trust the only certificates to trust, or null for the JDK's own trust store
   */
  public ServerTrust(@Nullable KeyStore trust) {
    try {
      this.jdk = (X509ExtendedTrustManager) TlsContexts.jdkTrust(trust)[0];
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no trust manager", e);
    }
  }

  /**
   * Checks that a chain is trusted and its first certificate is for a host.
   *
   * @param host a name, or an address without brackets
   * @throws CertificateException if not
   */
  public void check(X509Certificate[] chain, String host) throws CertificateException {
    jdk.checkServerTrusted(chain, ANY_SIGNATURE);
    Collection<List<?>> names = chain[0].getSubjectAlternativeNames();
    if (names == null || names.stream().noneMatch(name -> isFor(name, host))) {
      throw new CertificateException("no subject alternative name matches the host name " + host);
    }
  }

  /** Whether a host is a literal address and not a name. */
  public static boolean isAddress(String host) {
    return IPAddress.isValid(host);
  }

  private static boolean isFor(List<?> name, String host) {
    int kind = (Integer) name.get(0);
    String value = String.valueOf(name.get(1));
    return isAddress(host)
        ? kind == ADDRESS && address(value).equals(address(host))
        : kind == DNS_NAME && (value.equalsIgnoreCase(host) || isWildcardOf(value, host));
  }

  /** Only a whole leftmost label may be a wildcard (RFC 9525 section 6.3). */
  private static boolean isWildcardOf(String value, String host) {
    int dot = host.indexOf('.');
    return dot > 0
        && value.startsWith("*.")
        && value.substring(1).equalsIgnoreCase(host.substring(dot));
  }

  private static InetAddress address(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("a literal address needs no look-up", e);
    }
  }
}
