package dev.wsstress.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wsstress.plan.TlsProfile;
import dev.wsstress.plan.TlsProvider;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.assertj.core.util.Throwables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Which certificates which client accepts. The server is the JDK's, and the client always checks
 * the name.
 */
class CertificateKindTest {
  private static final byte[] HELLO = "hello".getBytes(StandardCharsets.US_ASCII);

  /** RSA keys take seconds: one authority of each kind serves all tests. */
  private static final Map<CertificateKind, TestAuthority> AUTHORITIES =
      new EnumMap<>(CertificateKind.class);

  private static synchronized TestAuthority authority(CertificateKind kind) {
    return AUTHORITIES.computeIfAbsent(kind, TestAuthority::create);
  }

  /** What a library cannot do, in its words or the server's; null where it can. */
  private static @Nullable String limit(TlsProfile tls, CertificateKind kind) {
    return switch (kind) {
      case RSA_2048_SIGNED_WITH_PSS ->
          switch (tls.provider()) {
            // The session lists SHA256withRSAandMGF1 as what the client supports. The JDK's trust
            // manager asks it for RSASSA-PSS.
            case BCJSSE -> "Algorithm constraints check failed on signature algorithm: RSASSA-PSS";
            // The certificate is of BouncyCastle's class, and asks the JVM for its own algorithm.
            // BouncyCastle is not registered there, and must not be.
            case BCJSSE_BC -> "SHA256withRSAandMGF1 Signature not available";
            case SUNJSSE, CONSCRYPT -> null;
          };
      // BoringSSL offers rsa_pss_rsae_*, and neither rsa_pss_pss_* nor ed25519.
      case RSA_PSS_2048, ED25519 ->
          tls.provider() == TlsProvider.CONSCRYPT
              ? "No available authentication scheme|no cipher suites in common"
                  + "|No supported signature algorithm for RSASSA-PSS"
              : null;
      default -> null;
    };
  }

  private static Stream<Arguments> handshakes(BiPredicate<TlsProfile, CertificateKind> wanted) {
    return Arrays.stream(CertificateKind.values())
        .flatMap(
            kind ->
                TlsProfile.all().stream()
                    .filter(tls -> wanted.test(tls, kind))
                    .map(tls -> Arguments.of(tls, kind)));
  }

  static Stream<Arguments> possible() {
    return handshakes((tls, kind) -> limit(tls, kind) == null);
  }

  static Stream<Arguments> impossible() {
    return handshakes((tls, kind) -> limit(tls, kind) != null);
  }

  /** With every way to sign a handshake that RSA has. */
  static Stream<Arguments> rsa() {
    return handshakes(
        (tls, kind) ->
            limit(tls, kind) == null
                && (kind == CertificateKind.RSA_2048 || kind == CertificateKind.RSA_PSS_2048));
  }

  private static EnginePair pair(
      TlsProfile tls, SSLContext client, SSLContext server, String host) {
    return new EnginePair(client, server, host, tls.version().protocol());
  }

  private static EnginePair pair(TlsProfile tls, CertificateKind kind, String host) {
    return pair(
        tls,
        TlsContexts.client(tls, authority(kind).trustStore()),
        TlsContexts.server(authority(kind)),
        host);
  }

  private static void assertSpeak(EnginePair pair) throws SSLException {
    pair.handshake();
    pair.client.send(HELLO, pair.server);
    assertThat(pair.server.receive()).isEqualTo(HELLO);
    pair.server.send(HELLO, pair.client);
    assertThat(pair.client.receive()).isEqualTo(HELLO);
  }

  private static void assertRefused(EnginePair pair, String reason) {
    assertThatExceptionOfType(SSLException.class)
        .isThrownBy(pair::handshake)
        .satisfies(
            refusal -> assertThat(Throwables.getStackTrace(refusal)).containsPattern(reason));
  }

  @ParameterizedTest
  @MethodSource("possible")
  void shouldSpeakWithAServerOfThatKind(TlsProfile tls, CertificateKind kind) throws Exception {
    assertSpeak(pair(tls, kind, "localhost"));
  }

  @ParameterizedTest
  @MethodSource("impossible")
  void shouldRefuseWhatTheLibraryCannotDo(TlsProfile tls, CertificateKind kind) {
    assertRefused(pair(tls, kind, "localhost"), String.valueOf(limit(tls, kind)));
  }

  @ParameterizedTest
  @MethodSource("rsa")
  void shouldRefuseAServerOfAnotherName(TlsProfile tls, CertificateKind kind) {
    assertRefused(pair(tls, kind, "elsewhere.test"), "elsewhere\\.test");
  }

  /** The server shows the right certificate, and does not have its key. */
  @ParameterizedTest
  @MethodSource("rsa")
  void shouldRefuseAHandshakeThatAnotherKeySigned(TlsProfile tls, CertificateKind kind)
      throws Exception {
    KeyStore stolen = authority(kind).serverStore();
    stolen.setKeyEntry(
        "server",
        kind.newServerKeys().getPrivate(),
        new char[0],
        stolen.getCertificateChain("server"));
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(stolen, new char[0]);
    SSLContext thief = SSLContext.getInstance("TLS");
    thief.init(keys.getKeyManagers(), null, TlsContexts.random());
    SSLContext client = TlsContexts.client(tls, authority(kind).trustStore());

    assertRefused(
        pair(tls, client, thief, "localhost"),
        "decrypt_error|BAD_SIGNATURE|Invalid [a-zA-Z ]+ signature");
  }

  @ParameterizedTest
  @MethodSource("rsa")
  void shouldSpeakWithItWhileSecretsAreNoted(TlsProfile tls, CertificateKind kind)
      throws Exception {
    SSLContext client = TlsContexts.loggingClient(tls, authority(kind).trustStore());
    TlsSecretLog.take();

    assertSpeak(pair(tls, client, TlsContexts.server(authority(kind)), "localhost"));
    assertThat(TlsSecretLog.take().isEmpty()).isEqualTo(tls.provider() != TlsProvider.BCJSSE);
  }
}
