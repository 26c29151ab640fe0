package dev.wsstress.tls;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * The JDK's trust manager for Conscrypt. In TLS 1.3 the key exchange says nothing about the
 * certificate; the JDK calls that {@code UNKNOWN}, Conscrypt {@code GENERIC}, which the JDK
 * refuses. Everything else, host names included, stays the JDK's decision. Threadsafe.
 */
final class GenericAuthTrustManager extends X509ExtendedTrustManager {
  private final X509ExtendedTrustManager jdk;

  GenericAuthTrustManager(X509ExtendedTrustManager jdk) {
    this.jdk = jdk;
  }

  private static String jdkName(String authType) {
    return authType.equals("GENERIC") ? "UNKNOWN" : authType;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    jdk.checkServerTrusted(chain, jdkName(authType), engine);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    jdk.checkServerTrusted(chain, jdkName(authType), socket);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    jdk.checkServerTrusted(chain, jdkName(authType));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    jdk.checkClientTrusted(chain, authType, engine);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    jdk.checkClientTrusted(chain, authType, socket);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    jdk.checkClientTrusted(chain, authType);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return jdk.getAcceptedIssuers();
  }
}
