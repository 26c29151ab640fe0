package dev.wsstress.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestAuthorityTest {
  private final TestAuthority authority = TestAuthority.create();

  private X509Certificate server() throws GeneralSecurityException {
    return (X509Certificate) authority.serverStore().getCertificate("server");
  }

  private X509Certificate ca() throws GeneralSecurityException {
    return (X509Certificate) authority.trustStore().getCertificate("authority");
  }

  @Test
  void shouldSignTheServersCertificate() throws GeneralSecurityException {
    server().verify(ca().getPublicKey());
    server().checkValidity();

    assertThat(server().getBasicConstraints()).as("no authority itself").isEqualTo(-1);
    assertThat(ca().getBasicConstraints()).as("signs leaves only").isZero();
  }

  @Test
  void shouldNameLoopbackOnly() throws GeneralSecurityException {
    assertThat(server().getSubjectAlternativeNames())
        .extracting(name -> name.get(1))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
        .containsExactlyInAnyOrder("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1");
  }

  @Test
  void shouldTrustItselfAndNobodyElse() throws GeneralSecurityException {
    assertThat(List.copyOf(java.util.Collections.list(authority.trustStore().aliases())))
        .containsExactly("authority");
    assertThat(authority.trustStore().isKeyEntry("authority")).isFalse();
  }

  @Test
  void shouldShowItsCertificateAsPem() throws GeneralSecurityException {
    byte[] pem = authority.pem().getBytes(StandardCharsets.US_ASCII);

    assertThat(
            CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem)))
        .isEqualTo(ca());
    assertThat(authority.pem()).doesNotContain("PRIVATE");
  }

  @Test
  void shouldBeAnotherEachTime() throws GeneralSecurityException {
    assertThat(TestAuthority.create().pem()).isNotEqualTo(authority.pem());
  }
}
