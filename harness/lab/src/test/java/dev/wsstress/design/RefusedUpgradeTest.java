package dev.wsstress.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wsstress.api.Subject;
import dev.wsstress.api.UpgradeRefusedException;
import dev.wsstress.plan.Defaults;
import dev.wsstress.plan.Endpoint;
import dev.wsstress.server.CannedServer;
import dev.wsstress.subject.SubjectCatalog;
import dev.wsstress.tls.TestAuthority;
import dev.wsstress.wire.ServerUpgrade;
import dev.wsstress.wire.ToldHandler;
import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a server answers instead of a WebSocket, and what both kinds of client make of it. */
@Timeout(60)
class RefusedUpgradeTest {
  private static final TestAuthority AUTHORITY = TestAuthority.create();
  private static final int HANG_SECONDS = 50;

  /** One over Jetty's client, and one on the pipeline. */
  static Stream<String> clients() {
    return Stream.of("serial-executor", "mutex");
  }

  static Stream<Arguments> redirects() {
    return clients()
        .flatMap(
            client ->
                Stream.of(301, 302, 303, 307, 308).map(status -> Arguments.of(client, status)));
  }

  /** Opens one session, and returns how that failed. */
  private static UpgradeRefusedException refusal(String client, CannedServer server) {
    URI target = URI.create("wss://127.0.0.1:" + server.port() + "/echo");
    try (Subject subject =
        SubjectCatalog.load()
            .byName(client)
            .create(
                ToldHandler.context(new Endpoint(target, AUTHORITY.pem(), false), Defaults.TLS))) {
      ExecutionException failure =
          catchThrowableOfType(
              ExecutionException.class,
              () ->
                  subject
                      .open(3, new ToldHandler())
                      .toCompletableFuture()
                      .get(HANG_SECONDS, TimeUnit.SECONDS));
      assertThat(failure).as("the session is open").isNotNull();
      assertThat(failure.getCause()).isInstanceOf(UpgradeRefusedException.class);
      return Objects.requireNonNull((UpgradeRefusedException) failure.getCause());
    }
  }

  private static UpgradeRefusedException refusal(String client, UnaryOperator<String> answer)
      throws IOException {
    try (CannedServer server = CannedServer.withTls(AUTHORITY, answer)) {
      return refusal(client, server);
    }
  }

  private static String accepting(String request) {
    return ServerUpgrade.answer(ServerUpgrade.key(request), "");
  }

  private static String redirect(int status, String location) {
    return "HTTP/1.1 "
        + status
        + " Elsewhere\r\nLocation: "
        + location
        + "\r\nContent-Length: 0\r\n\r\n";
  }

  @ParameterizedTest
  @MethodSource("redirects")
  void shouldNotFollowARedirectOutOfTls(String client, int status) throws IOException {
    try (CannedServer second = CannedServer.plain(RefusedUpgradeTest::accepting)) {
      String location = "ws://127.0.0.1:" + second.port() + "/clear?session=3";

      UpgradeRefusedException refused = refusal(client, request -> redirect(status, location));

      assertThat(refused)
          .hasMessageContaining(Integer.toString(status))
          .hasMessageContaining("with Location " + location + ", and redirects are not followed");
      assertThat(refused.isRedirect()).isTrue();
      assertThat(second.connections()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("redirects")
  void shouldNotFollowARedirectToAnotherHost(String client, int status) throws IOException {
    try (CannedServer second = CannedServer.withTls(AUTHORITY, RefusedUpgradeTest::accepting)) {
      String location = "wss://localhost:" + second.port() + "/echo";

      assertThat(refusal(client, request -> redirect(status, location)))
          .hasMessageContaining("with Location " + location + ", ");
      assertThat(second.connections()).isZero();
    }
  }

  /** A body that ends too early is no reason to hide the redirect. */
  @ParameterizedTest
  @MethodSource("clients")
  void shouldShowTheLocationOfARedirectWhoseBodyIsCutShort(String client) throws IOException {
    assertThat(
            refusal(
                client,
                request ->
                    redirect(302, "/moved").replace("Content-Length: 0", "Content-Length: 9")))
        .hasMessageContaining("with Location /moved, ");
  }

  @ParameterizedTest
  @MethodSource("clients")
  void shouldSayThatARedirectHasNoLocation(String client) throws IOException {
    assertThat(refusal(client, request -> "HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n"))
        .hasMessageContaining("302")
        .hasMessageContaining("without Location");
  }

  @ParameterizedTest
  @MethodSource("clients")
  void shouldSayWhatIsWrongWithAnAnswerThatSaysYes(String client) throws IOException {
    UpgradeRefusedException refused =
        refusal(client, request -> ServerUpgrade.answer("c29tZWJvZHkgZWxzZSdzIGs=", ""));

    assertThat(refused)
        .hasMessageContaining("Sec-WebSocket-Accept")
        .message()
        .doesNotContain("HTTP status");
  }

  @ParameterizedTest
  @MethodSource("clients")
  void shouldNotReportAStatusThatTheServerNeverSent(String client) throws IOException {
    UpgradeRefusedException refused = refusal(client, request -> "SSH-2.0-OpenSSH_9.6\r\n\r\n");

    assertThat(refused)
        .message()
        .doesNotContain("status")
        .doesNotContainPattern("\\b[3-5]\\d\\d\\b");
  }

  @ParameterizedTest
  @MethodSource("clients")
  void shouldReportAnyOtherStatus(String client) throws IOException {
    UpgradeRefusedException refused =
        refusal(client, request -> "HTTP/1.1 404 Gone\r\nContent-Length: 0\r\n\r\n");

    assertThat(refused).hasMessageContaining("404").message().doesNotContain("Location");
    assertThat(refused.isRedirect()).isFalse();
  }
}
