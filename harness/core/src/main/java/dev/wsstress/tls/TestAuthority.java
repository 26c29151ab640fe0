package dev.wsstress.tls;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.util.IPAddress;

/**
 * A certificate authority that lives as long as this object, and one server certificate for this
 * machine's loopback names. Nothing is written to disk; clients trust the authority and nothing
 * else, and verify the host name like everywhere.
 *
 * <p>Keys are EC P-256 unless another {@link CertificateKind} is given. Threadsafe.
 */
public final class TestAuthority {
  private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "::1");
  private static final char[] NO_PASSWORD = new char[0];
  private static final Duration VALID = Duration.ofDays(400);
  private static final X500Name CA_NAME = new X500Name("CN=wsstress test authority");

  private final X509Certificate authority;
  private final X509Certificate server;
  private final PrivateKey serverKey;

  private TestAuthority(X509Certificate authority, X509Certificate server, PrivateKey serverKey) {
    this.authority = authority;
    this.server = server;
    this.serverKey = serverKey;
  }

  /** Makes fresh EC P-256 keys and certificates for this machine's loopback names. */
  public static TestAuthority create() {
    return create(CertificateKind.EC_P256, LOOPBACK);
  }

  /**
   * Makes fresh EC P-256 keys and certificates for other names.
   *
   * @param names host names and literal addresses that the server's certificate holds
   */
  public static TestAuthority create(List<String> names) {
    return create(CertificateKind.EC_P256, names);
  }

  /** Makes fresh keys of some kind and certificates for this machine's loopback names. */
  public static TestAuthority create(CertificateKind kind) {
    return create(kind, LOOPBACK);
  }

  private static TestAuthority create(CertificateKind kind, List<String> names) {
    try {
      KeyPair caKeys = kind.newAuthorityKeys();
      KeyPair serverKeys = kind.newServerKeys();
      ContentSigner signer = kind.signer(caKeys.getPrivate());
      X509Certificate ca = sign(caBuilder(caKeys), signer);
      X509Certificate leaf = sign(serverBuilder(serverKeys, names), signer);
      return new TestAuthority(ca, leaf, serverKeys.getPrivate());
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw new IllegalStateException("this JDK cannot make a certificate of kind " + kind, e);
    }
  }

  private static X509v3CertificateBuilder caBuilder(KeyPair ca) throws IOException {
    return builder(CA_NAME, ca, BigInteger.ONE)
        .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
        .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
  }

  private static X509v3CertificateBuilder serverBuilder(KeyPair server, List<String> hosts)
      throws IOException {
    GeneralNames names =
        new GeneralNames(hosts.stream().map(TestAuthority::name).toArray(GeneralName[]::new));
    return builder(new X500Name("CN=localhost"), server, BigInteger.TWO)
        .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
        .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
        .addExtension(
            Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
        .addExtension(Extension.subjectAlternativeName, false, names);
  }

  private static GeneralName name(String host) {
    boolean address = IPAddress.isValid(host);
    return new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, host);
  }

  private static X509v3CertificateBuilder builder(X500Name name, KeyPair keys, BigInteger serial) {
    Instant now = Instant.now();
    return new JcaX509v3CertificateBuilder(
        CA_NAME,
        serial,
        Date.from(now.minus(Duration.ofHours(1))),
        Date.from(now.plus(VALID)),
        name,
        keys.getPublic());
  }

  private static X509Certificate sign(X509v3CertificateBuilder builder, ContentSigner signer)
      throws GeneralSecurityException {
    return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
  }

  /** A store that trusts this authority and nothing else. */
  public KeyStore trustStore() {
    return store(keys -> keys.setCertificateEntry("authority", authority));
  }

  /** A store with the server's key and chain; its password is empty. */
  KeyStore serverStore() {
    return store(
        keys ->
            keys.setKeyEntry(
                "server", serverKey, NO_PASSWORD, new X509Certificate[] {server, authority}));
  }

  /** The authority's certificate as PEM, for clients in another process. */
  public String pem() {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      writer.writeObject(authority);
    } catch (IOException e) {
      throw new IllegalStateException("a string refused a certificate", e);
    }
    return text.toString();
  }

  private interface Filler {
    void fill(KeyStore store) throws GeneralSecurityException;
  }

  private static KeyStore store(Filler filler) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, NO_PASSWORD);
      filler.fill(store);
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("a key store in memory failed", e);
    }
  }
}
