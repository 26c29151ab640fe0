package dev.wsstress.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wsstress.api.PlanException;
import dev.wsstress.plan.TlsProfile;
import dev.wsstress.plan.TlsProvider;
import dev.wsstress.plan.TlsVersion;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real handshakes in memory, for every provider and version. */
class TlsContextsTest {
  private static final TestAuthority AUTHORITY = TestAuthority.create();
  private static final String NO_PATH = "CertPath|ValidatorException|unable to find valid";
  private static final byte[] HELLO = "hello".getBytes(StandardCharsets.US_ASCII);

  static Stream<TlsProfile> profiles() {
    return Arrays.stream(TlsProvider.values())
        .flatMap(p -> Arrays.stream(TlsVersion.values()).map(v -> new TlsProfile(p, v)));
  }

  private static EnginePair pair(TlsProfile profile, @Nullable KeyStore trust, String host) {
    return new EnginePair(
        TlsContexts.client(profile, trust),
        TlsContexts.server(AUTHORITY),
        host,
        profile.version().protocol());
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void shouldSpeakWithTheVerifyingServer(TlsProfile profile) throws SSLException {
    EnginePair pair = pair(profile, AUTHORITY.trustStore(), "localhost");

    pair.handshake();
    pair.client.send(HELLO, pair.server);
    assertThat(pair.server.receive()).isEqualTo(HELLO);
    pair.server.send(HELLO, pair.client);
    assertThat(pair.client.receive()).isEqualTo(HELLO);

    String protocol = profile.version().protocol();
    assertThat(pair.client.engine.getSession().getProtocol()).isEqualTo(protocol);
    assertThat(pair.server.engine.getSession().getProtocol()).isEqualTo(protocol);
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void shouldKnowTheServerByItsLoopbackAddress(TlsProfile profile) throws SSLException {
    EnginePair pair = pair(profile, AUTHORITY.trustStore(), "127.0.0.1");

    pair.handshake();
    pair.client.send(HELLO, pair.server);

    assertThat(pair.server.receive()).isEqualTo(HELLO);
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void shouldRefuseAServerOfAnotherName(TlsProfile profile) {
    EnginePair pair = pair(profile, AUTHORITY.trustStore(), "elsewhere.test");

    assertRefused(pair, "elsewhere\\.test");
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void shouldRefuseAForeignAuthority(TlsProfile profile) {
    EnginePair pair = pair(profile, TestAuthority.create().trustStore(), "localhost");

    assertRefused(pair, NO_PATH);
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void shouldNotTrustTheTestAuthorityByDefault(TlsProfile profile) {
    EnginePair pair = pair(profile, null, "localhost");

    assertRefused(pair, NO_PATH);
  }

  /** The client refuses by itself, and no application data gets through. */
  private static void assertRefused(EnginePair pair, String reason) {
    assertThatExceptionOfType(SSLException.class)
        .isThrownBy(pair::handshake)
        .satisfies(
            refusal -> {
              TlsFault fault = TlsFault.of(refusal);
              assertThat(fault.sent()).as("%s", fault).isTrue();
              assertThat(stackTraceOf(refusal)).containsPattern(reason);
            });
  }

  private static String stackTraceOf(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void shouldUseTheProviderThatIsAskedFor(TlsProfile profile) {
    String expected =
        switch (profile.provider()) {
          case BCJSSE, BCJSSE_BC -> "BCJSSE";
          case SUNJSSE -> "SunJSSE";
          case CONSCRYPT -> "Conscrypt";
        };

    assertThat(TlsContexts.client(profile, AUTHORITY.trustStore()).getProvider().getName())
        .isEqualTo(expected);
    assertThat(TlsContexts.server(AUTHORITY).getProvider().getName()).isEqualTo("SunJSSE");
  }

  @Test
  void shouldRegisterNoProviderWithTheJvm() {
    List<String> before = Arrays.stream(Security.getProviders()).map(Provider::getName).toList();

    profiles().forEach(profile -> TlsContexts.client(profile, AUTHORITY.trustStore()));

    assertThat(Security.getProviders())
        .extracting(Provider::getName)
        .containsExactlyElementsOf(before)
        .doesNotContain("BC", "BCJSSE", "Conscrypt");
  }

  @Test
  void shouldTrustWhatAPemFileHolds(@TempDir Path dir) throws IOException, KeyStoreException {
    Path pem = dir.resolve("ca.pem");
    Files.writeString(pem, AUTHORITY.pem() + TestAuthority.create().pem());

    KeyStore trust = TlsContexts.trust(pem);

    assertThat(trust.size()).isEqualTo(2);
    EnginePair pair = pair(profiles().findFirst().orElseThrow(), trust, "localhost");
    assertThatCode(pair::handshake).doesNotThrowAnyException();
  }

  @Test
  void shouldNameThePemFileThatIsNotThere(@TempDir Path dir) {
    Path missing = dir.resolve("missing.pem");

    assertThatExceptionOfType(PlanException.class)
        .isThrownBy(() -> TlsContexts.trust(missing))
        .withMessageContaining("cannot read certificates from " + missing);
  }

  @Test
  void shouldNameThePemFileThatHoldsNoCertificate(@TempDir Path dir) throws IOException {
    Path empty = Files.createFile(dir.resolve("empty.pem"));

    assertThatExceptionOfType(PlanException.class)
        .isThrownBy(() -> TlsContexts.trust(empty))
        .withMessageContaining("no certificate in " + empty);
  }

  @Test
  void shouldNameThePemFileThatHoldsSomethingElse(@TempDir Path dir) throws IOException {
    Path text = Files.writeString(dir.resolve("notes.txt"), "these are notes\nof somebody\n");

    assertThatExceptionOfType(PlanException.class)
        .isThrownBy(() -> TlsContexts.trust(text))
        .withMessageContaining(text.toString());
  }
}
