package dev.wsstress.tls;

import dev.wsstress.api.PlanException;
import dev.wsstress.plan.TlsProfile;
import dev.wsstress.plan.TlsProvider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.jsse.provider.BouncyCastleJsseProvider;
import org.conscrypt.Conscrypt;
import org.jspecify.annotations.Nullable;

/**
 * SSL contexts by provider and version. No provider is ever registered with the JVM: a registered
 * BouncyCastle would change what every other provider does, and with it what is compared.
 */
public final class TlsContexts {
  private TlsContexts() {}

  /**
   * A client's context.
   *
   * @param profile provider and version
   * @param trust the only certificates to trust, or null for the JDK's own trust store
   */
  public static SSLContext client(TlsProfile profile, @Nullable KeyStore trust) {
    return client(profile, trust, provider(profile.provider()));
  }

  /**
   * A client's context that notes its secrets for a capture, where the provider has a way to learn
   * them: only BouncyCastle over the JDK's cryptography has.
   */
  public static SSLContext loggingClient(TlsProfile profile, @Nullable KeyStore trust) {
    return profile.provider() == TlsProvider.BCJSSE
        ? client(profile, trust, new BouncyCastleJsseProvider(false, new LoggedCryptoProvider()))
        : client(profile, trust);
  }

  private static SSLContext client(
      TlsProfile profile, @Nullable KeyStore trust, Provider provider) {
    try {
      SSLContext context = SSLContext.getInstance(profile.version().protocol(), provider);
      context.init(new KeyManager[0], trustManagers(profile.provider(), jdkTrust(trust)), random());
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no TLS context for " + profile, e);
    }
  }

  static TrustManager[] jdkTrust(@Nullable KeyStore trust) throws GeneralSecurityException {
    TrustManagerFactory trusted = TrustManagerFactory.getInstance("PKIX");
    trusted.init(trust);
    return trusted.getTrustManagers();
  }

  private static TrustManager[] trustManagers(TlsProvider provider, TrustManager[] managers) {
    if (provider == TlsProvider.CONSCRYPT) {
      for (int i = 0; i < managers.length; i++) {
        managers[i] = new ConscryptTrustManager((X509ExtendedTrustManager) managers[i]);
      }
    }
    return managers;
  }

  /**
   * The verifying server's context: the JDK's own TLS whatever the client runs on, so that what
   * differs between two providers comes from the client.
   */
  public static SSLContext server(TestAuthority authority) {
    try {
      KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
      keys.init(authority.serverStore(), new char[0]);
      SSLContext context = SSLContext.getInstance("TLS", provider(TlsProvider.SUNJSSE));
      context.init(keys.getKeyManagers(), null, random());
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no TLS context for the verifying server", e);
    }
  }

  /**
   * Reads PEM certificates to trust.
   *
   * @throws PlanException if the file cannot be read or holds no certificate
   */
  public static KeyStore trust(Path pem) {
    try (InputStream in = Files.newInputStream(pem)) {
      return trust(in, pem.toString());
    } catch (IOException | GeneralSecurityException e) {
      throw new PlanException("cannot read certificates from " + pem + ": " + e);
    }
  }

  private static KeyStore trust(InputStream pem, String where)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    int count = 0;
    for (Certificate c : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
      store.setCertificateEntry("ca-" + count++, c);
    }
    if (count == 0) {
      throw new PlanException("no certificate in " + where);
    }
    return store;
  }

  /**
   * The certificates of a PEM text that was read before, as of an {@link
   * dev.wsstress.plan.Endpoint}.
   */
  public static KeyStore trust(String pem) {
    try {
      return trust(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)), "the server");
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("a certificate was read before and cannot be now", e);
    }
  }

  private static Provider provider(TlsProvider provider) {
    return switch (provider) {
      case BCJSSE -> new BouncyCastleJsseProvider(false, new JdkCryptoProvider());
      case BCJSSE_BC -> new BouncyCastleJsseProvider(new BouncyCastleProvider());
      case SUNJSSE -> Security.getProvider("SunJSSE");
      case CONSCRYPT -> Conscrypt.newProvider();
    };
  }

  /**
   * A source of randomness that does not block, which the default one may; BCJSSE asks for that one
   * when it is given none.
   */
  public static SecureRandom random() {
    try {
      return SecureRandom.getInstance("NativePRNGNonBlocking");
    } catch (GeneralSecurityException notOnThisSystem) {
      return new SecureRandom();
    }
  }
}
