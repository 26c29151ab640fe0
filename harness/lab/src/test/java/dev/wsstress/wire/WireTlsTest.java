package dev.wsstress.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wsstress.api.SubjectSession;
import dev.wsstress.plan.TlsProfile;
import dev.wsstress.server.VerifyingServer;
import dev.wsstress.tls.CertificateKind;
import dev.wsstress.tls.TestAuthority;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pipeline trusts its own authority only, and only for the name that it asked for. */
@Timeout(60)
class WireTlsTest {
  private static final TestAuthority OURS = TestAuthority.create();
  private static final TestAuthority ANOTHER = TestAuthority.create();
  private static final TestAuthority RSA = TestAuthority.create(CertificateKind.RSA_2048);
  private static final TestAuthority ELSEWHERE = TestAuthority.create(List.of("elsewhere.example"));

  private static final int HANG_SECONDS = 50;

  static Stream<TlsProfile> everyTls() {
    return TlsProfile.all().stream();
  }

  private static CompletableFuture<SubjectSession> open(WireSubject subject, ToldHandler handler) {
    return subject.open(3, handler).toCompletableFuture();
  }

  private static WireSubject subject(
      VerifyingServer server, TlsProfile tls, TestAuthority trusted) {
    return new WireSubject(
        ToldHandler.context(ToldHandler.trusting(server.endpoint(), trusted), tls),
        steps -> new Outbound(steps, Guard.mutex()));
  }

  private static VerifyingServer server(TestAuthority authority) {
    return ToldHandler.server(authority);
  }

  private static void assertRefused(TestAuthority servers, TestAuthority trusted, TlsProfile tls) {
    ToldHandler told = new ToldHandler();
    try (VerifyingServer server = server(servers);
        WireSubject subject = subject(server, tls, trusted)) {
      ExecutionException refused =
          catchThrowableOfType(
              ExecutionException.class,
              () -> open(subject, told).get(HANG_SECONDS, TimeUnit.SECONDS));
      assertThat(refused).isNotNull();
      assertThat(refused.getCause()).isInstanceOf(SSLException.class);
    }
  }

  /** Without this the refusals below would prove nothing. */
  @ParameterizedTest
  @MethodSource("everyTls")
  void shouldOpenWhereAuthorityAndNameAreRight(TlsProfile tls) throws Exception {
    try (VerifyingServer server = server(OURS);
        WireSubject subject = subject(server, tls, OURS)) {
      assertThat(open(subject, new ToldHandler()).get(HANG_SECONDS, TimeUnit.SECONDS)).isNotNull();
    }
  }

  @ParameterizedTest
  @MethodSource("everyTls")
  void shouldOpenWhereTheKeyIsRsa(TlsProfile tls) throws Exception {
    try (VerifyingServer server = server(RSA);
        WireSubject subject = subject(server, tls, RSA)) {
      assertThat(open(subject, new ToldHandler()).get(HANG_SECONDS, TimeUnit.SECONDS)).isNotNull();
    }
  }

  @ParameterizedTest
  @MethodSource("everyTls")
  void shouldRefuseTheCertificateOfAnotherAuthority(TlsProfile tls) {
    assertRefused(OURS, ANOTHER, tls);
  }

  @ParameterizedTest
  @MethodSource("everyTls")
  void shouldRefuseACertificateForAnotherName(TlsProfile tls) {
    assertRefused(ELSEWHERE, ELSEWHERE, tls);
  }
}
