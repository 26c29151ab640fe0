package dev.wsstress.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.api.UpgradeRefusedException;
import dev.wsstress.model.Blame;
import dev.wsstress.plan.EnvironmentException;
import java.net.URI;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
}
