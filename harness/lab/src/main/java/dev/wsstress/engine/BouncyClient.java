package dev.wsstress.engine;

import dev.wsstress.plan.TlsVersion;
import dev.wsstress.tls.ServerTrust;
import dev.wsstress.tls.TlsContexts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Vector;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.NameType;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.ServerName;
import org.bouncycastle.tls.ServerOnlyTlsAuthentication;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCryptoProvider;
import org.jspecify.annotations.Nullable;

/**
 * What BouncyCastle asks about one client connection: one TLS version, AES-128-GCM over the JDK's
 * cryptography, and a server certificate that is trusted and for the host. One use. NOT threadsafe.
 */
public final class BouncyClient extends DefaultTlsClient {
  private final TlsVersion version;
  private final ServerTrust trust;
  private final String host;

  /**
   * Makes one.
   *
   * @param host a name, or an address without brackets
   */
  public BouncyClient(TlsVersion version, ServerTrust trust, String host) {
    super(new JcaTlsCryptoProvider().create(TlsContexts.random()));
    this.version = version;
    this.trust = trust;
    this.host = host;
  }

  @Override
  protected ProtocolVersion[] getSupportedVersions() {
    ProtocolVersion only =
        version == TlsVersion.TLS_1_2 ? ProtocolVersion.TLSv12 : ProtocolVersion.TLSv13;
    return only.only();
  }

  @Override
  protected int[] getSupportedCipherSuites() {
    return TlsUtils.getSupportedCipherSuites(
        getCrypto(),
        new int[] {
          CipherSuite.TLS_AES_128_GCM_SHA256,
          CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
          CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256
        });
  }

  /** A name is what the server chooses its certificate by (RFC 6066 section 3); no address is. */
  @Override
  @SuppressWarnings("JdkObsolete") // BouncyCastle's own type for a list.
  protected @Nullable Vector<ServerName> getSNIServerNames() {
    if (ServerTrust.isAddress(host)) {
      return null;
    }
    Vector<ServerName> names = new Vector<>();
    names.add(new ServerName(NameType.host_name, host.getBytes(StandardCharsets.US_ASCII)));
    return names;
  }

  @Override
  public TlsAuthentication getAuthentication() {
    return new ServerOnlyTlsAuthentication() {
      @Override
      public void notifyServerCertificate(TlsServerCertificate server) throws IOException {
        try {
          trust.check(chain(server), host);
        } catch (CertificateException e) {
          throw new TlsFatalAlert(AlertDescription.bad_certificate, e);
        }
      }
    };
  }

  private static X509Certificate[] chain(TlsServerCertificate server)
      throws CertificateException, IOException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    TlsCertificate[] sent = server.getCertificate().getCertificateList();
    X509Certificate[] chain = new X509Certificate[sent.length];
    for (int i = 0; i < sent.length; i++) {
      ByteArrayInputStream encoded = new ByteArrayInputStream(sent[i].getEncoded());
      chain[i] = (X509Certificate) factory.generateCertificate(encoded);
    }
    return chain;
  }
}
