package dev.wsstress.tls;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerTrustTest {
  private static final TestAuthority AUTHORITY =
      TestAuthority.create(List.of("localhost", "*.wild.test", "127.0.0.1", "::1"));

  private static void check(@Nullable KeyStore trust, String host) throws GeneralSecurityException {
    X509Certificate leaf = (X509Certificate) AUTHORITY.serverStore().getCertificate("server");
    new ServerTrust(trust).check(new X509Certificate[] {leaf}, host);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LocalHost", "any.wild.test", "127.0.0.1", "::1"})
  void shouldAcceptTheHostsOfTheCertificate(String host) {
    assertThatCode(() -> check(AUTHORITY.trustStore(), host)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "elsewhere.test",
        "wild.test",
        "two.labels.wild.test",
        ".wild.test",
        "127.0.0.2",
        "::2"
      })
  void shouldRefuseAnotherHost(String host) {
    assertThatExceptionOfType(CertificateException.class)
        .isThrownBy(() -> check(AUTHORITY.trustStore(), host))
        .withMessageContaining("host name " + host);
  }

  @Test
  void shouldRefuseAForeignAuthority() {
    KeyStore foreign = TestAuthority.create().trustStore();

    assertThatExceptionOfType(CertificateException.class)
        .isThrownBy(() -> check(foreign, "localhost"));
  }

  @Test
  void shouldNotTrustTheTestAuthorityByDefault() {
    assertThatExceptionOfType(CertificateException.class)
        .isThrownBy(() -> check(null, "localhost"));
  }
}
