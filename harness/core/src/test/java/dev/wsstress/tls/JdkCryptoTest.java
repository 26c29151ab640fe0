package dev.wsstress.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.plan.TlsProfile;
import dev.wsstress.plan.TlsProvider;
import dev.wsstress.plan.TlsVersion;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.jsse.provider.BouncyCastleJsseProvider;
import org.bouncycastle.tls.SignatureScheme;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCrypto;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JdkCryptoTest {
  private static final TestAuthority RSA = TestAuthority.create(CertificateKind.RSA_2048);
  private static final TestAuthority PSS = TestAuthority.create(CertificateKind.RSA_PSS_2048);

  @ParameterizedTest
  @ValueSource(
      ints = {
        SignatureScheme.rsa_pss_rsae_sha256,
        SignatureScheme.rsa_pss_rsae_sha384,
        SignatureScheme.rsa_pss_rsae_sha512,
        SignatureScheme.rsa_pss_pss_sha256,
        SignatureScheme.rsa_pss_pss_sha384,
        SignatureScheme.rsa_pss_pss_sha512,
      })
  void shouldHaveTheParametersOfEveryPssScheme(int scheme) throws Exception {
    JcaTlsCrypto crypto = new JdkCryptoProvider().create(TlsContexts.random());

    assertThat(crypto.getSignatureSchemeAlgorithmParameters(scheme).toString())
        .contains(SignatureScheme.getName(scheme).replaceFirst(".*sha", "SHA-"));
  }

  /** An end with a certificate signs. Here it is the server, which has one. */
  @ParameterizedTest
  @CsvSource({"TLSv1.2, false", "TLSv1.2, true", "TLSv1.3, false", "TLSv1.3, true"})
  void shouldSignAHandshake(String protocol, boolean pssKey) throws Exception {
    TestAuthority authority = pssKey ? PSS : RSA;
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(authority.serverStore(), new char[0]);
    SSLContext server =
        SSLContext.getInstance("TLS", new BouncyCastleJsseProvider(false, new JdkCryptoProvider()));
    server.init(keys.getKeyManagers(), null, TlsContexts.random());
    TlsVersion version = protocol.endsWith("3") ? TlsVersion.TLS_1_3 : TlsVersion.TLS_1_2;
    SSLContext client =
        TlsContexts.client(new TlsProfile(TlsProvider.SUNJSSE, version), authority.trustStore());
    byte[] hello = "hello".getBytes(StandardCharsets.US_ASCII);

    EnginePair pair = new EnginePair(client, server, "localhost", protocol);
    pair.handshake();
    pair.client.send(hello, pair.server);
    assertThat(pair.server.receive()).isEqualTo(hello);
  }
}
