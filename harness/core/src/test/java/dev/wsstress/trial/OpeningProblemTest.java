package dev.wsstress.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.api.UpgradeRefusedException;
import dev.wsstress.model.Blame;
import dev.wsstress.plan.EnvironmentException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.URI;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningProblemTest {
  private static final URI TARGET = URI.create("wss://target.example/echo");

  private static EnvironmentException explained(Throwable cause) {
    return OpeningProblem.explain(new CompletionException(cause), TARGET);
  }

  /** The words of a server decide nothing. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "wss://hostname.example/",
        "/no-subject-alternative name matching",
        "too many open files",
        "certificate path, unknown_ca",
      })
  void shouldShowARedirectAndNothingElse(String location) {
    EnvironmentException problem =
        explained(UpgradeRefusedException.redirect("HTTP status 307", location));

    assertThat(problem.problem())
        .isEqualTo(
            "no WebSocket with target.example:443: the answer to the upgrade is HTTP status 307"
                + " with Location "
                + location
                + ", and redirects are not followed");
    assertThat(problem.remedy()).isEqualTo("if you trust that address, give it as the target");
    assertThat(EnvironmentBlame.of(problem)).containsExactly(Blame.SERVER);
  }

  @Test
  void shouldSendTheUserToTheServersLogForAnotherRefusal() {
    assertThat(explained(new UpgradeRefusedException("HTTP status 404")).remedy())
        .isEqualTo("check the path of the target and the server's log");
  }

  static Stream<Throwable> openingsThatAccuseNobody() {
    return Stream.of(
        // What a client decides by itself, and what it is told: an alert can be for what it sent.
        new SSLHandshakeException("No appropriate protocol (protocol is disabled)"),
        new SSLException("fault of a provider", new IllegalStateException()),
        new SSLHandshakeException("Received fatal alert: handshake_failure"),
        new IOException(
            new SSLHandshakeException("PKIX path building failed: no valid certification path")),
        new SSLException("no answer", new ConnectException("Connection refused")),
        new NeverOpenedException(),
        new IllegalStateException("a client's own"));
  }

  @ParameterizedTest
  @MethodSource("openingsThatAccuseNobody")
  void shouldAccuseNobodyWhereEitherEndCanBeWhy(Throwable cause) {
    assertThat(EnvironmentBlame.of(explained(cause))).isEmpty();
  }

  @Test
  void shouldAccuseWhoDidNotAnswerWhereTheClientSaysSo() {
    assertThat(EnvironmentBlame.of(explained(new ConnectException("Connection refused"))))
        .containsExactly(Blame.SERVER, Blame.NETWORK);
    assertThat(EnvironmentBlame.of(explained(new TimeoutException("connect"))))
        .containsExactly(Blame.SERVER, Blame.NETWORK);
    assertThat(EnvironmentBlame.of(explained(new SocketException("Too many open files"))))
        .containsExactly(Blame.HOST);
  }
}
