package dev.wsstress.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpgradeRefusedExceptionTest {
  private static final String HOSTILE = "ws://a\u001b[2J\r\n\u0000\u202eb\u2028\u0085\ud800";
  private static final String LONG = "x".repeat(20_000);

  @Test
  void shouldShowWhereARedirectLeads() {
    UpgradeRefusedException refused =
        UpgradeRefusedException.redirect("HTTP status 302", "https://é.example/\ud83d\ude00?a=b");

    assertThat(refused.isRedirect()).isTrue();
    assertThat(refused)
        .hasMessage(
            "the answer to the upgrade is HTTP status 302 with Location"
                + " https://é.example/\ud83d\ude00?a=b, and redirects are not followed");
  }

  @Test
  void shouldSayThatARedirectLeadsNowhere() {
    assertThat(UpgradeRefusedException.redirect("HTTP status 300", null))
        .hasMessageEndingWith("HTTP status 300 without Location, and redirects are not followed");
  }

  @Test
  void shouldTellARedirectFromAnotherRefusal() {
    assertThat(new UpgradeRefusedException("HTTP status 404").isRedirect()).isFalse();
  }

  @Test
  void shouldPrintNothingThatControlsATerminal() {
    String visible = "ws://a?[2J????b???";

    assertThat(new UpgradeRefusedException(HOSTILE)).hasMessageEndingWith(" is " + visible);
    assertThat(UpgradeRefusedException.redirect(HOSTILE, HOSTILE))
        .hasMessageContaining(" is " + visible + " with Location " + visible + ", ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "\ud83d\ude00"})
  void shouldShowOnlyTheBeginningOfALongAnswer(String one) {
    String begin = one.repeat(300) + "...";

    assertThat(new UpgradeRefusedException(one.repeat(20_000))).hasMessageEndingWith(" " + begin);
    assertThat(UpgradeRefusedException.redirect(LONG, one.repeat(20_000)))
        .hasMessageContaining(" with Location " + begin + ", ");
  }
}
