package dev.wsstress.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wsstress.api.PlanException;
import dev.wsstress.plan.Target.Embedded;
import dev.wsstress.plan.Target.Remote;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {
  private static Remote remote(String uri) {
    return new Remote(URI.create(uri), null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"wss://localhost", "wss://localhost:8443/echo?a=b", "wss://[::1]:1/"})
  void shouldTakeASecureWebSocketUri(String uri) {
    assertThat(remote(uri)).hasToString(uri);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ws://localhost/", "https://localhost/", "localhost:8443", "/echo", "wss:///echo"})
  void shouldShowTheFormForAnythingElse(String uri) {
    assertThatExceptionOfType(PlanException.class)
        .isThrownBy(() -> remote(uri))
        .withMessage("a target is wss://host[:port]/path, not '" + uri + "'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"wss://localhost/", "wss://127.0.0.1/", "wss://127.8.8.8:1/", "wss://[::1]/"})
  void shouldKnowThisMachine(String uri) {
    assertThat(remote(uri).isLoopback()).isTrue();
  }

  /** Literal addresses of documentation networks (RFC 5737, RFC 3849): nothing is looked up. */
  @ParameterizedTest
  @ValueSource(strings = {"wss://192.0.2.1/", "wss://[2001:db8::1]/", "wss://0.0.0.0/"})
  void shouldKnowOtherMachines(String uri) {
    assertThat(remote(uri).isLoopback()).isFalse();
  }

  @Test
  void shouldNameAHostThatHasNoAddress() {
    // A label of more than 63 letters (RFC 1035) is refused without a look-up.
    String host = "x".repeat(64) + ".invalid";

    assertThatExceptionOfType(EnvironmentException.class)
        .isThrownBy(remote("wss://" + host + "/")::isLoopback)
        .withMessage("the host of the target is unknown: " + host);
  }

  @Test
  void shouldSayWhereTheEmbeddedServerIs() {
    assertThat(new Embedded(0)).hasToString("embedded");
    assertThat(new Embedded(8443)).hasToString("embedded on port 8443");
    assertThat(new Embedded(0).withoutTls()).hasToString("embedded, plain ws");
  }

  @Test
  void shouldKeepTheAuthorityToTrust() {
    Path ca = Path.of("ca.pem");

    assertThat(new Remote(URI.create("wss://localhost/"), ca).trustedCa()).isEqualTo(ca);
  }
}
