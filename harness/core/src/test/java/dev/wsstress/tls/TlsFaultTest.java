package dev.wsstress.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wsstress.plan.TlsProfile;
import java.util.stream.Stream;
import javax.crypto.AEADBadTagException;
import javax.net.ssl.SSLException;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsFatalAlertReceived;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TlsFaultTest {
  private static final TestAuthority AUTHORITY = TestAuthority.create();
  private static final byte[] MESSAGE = new byte[100];

  static Stream<TlsProfile> profiles() {
    return TlsContextsTest.profiles();
  }

  private static EnginePair connected(TlsProfile profile) throws SSLException {
    EnginePair pair =
        new EnginePair(
            TlsContexts.client(profile, AUTHORITY.trustStore()),
            TlsContexts.server(AUTHORITY),
            "localhost",
            profile.version().protocol());
    pair.handshake();
    pair.client.receive();
    return pair;
  }

  private static TlsFault fault(EnginePair.Side side) {
    return TlsFault.of(catchThrowableOfType(SSLException.class, side::receive));
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void shouldNameTheAlertThatTheServerSentAndTheClientReceived(TlsProfile profile)
      throws SSLException {
    EnginePair pair = connected(profile);
    pair.client.send(MESSAGE, pair.server);
    pair.server.damage();

    TlsFault atServer = fault(pair.server);
    pair.server.flush(pair.client);
    TlsFault atClient = fault(pair.client);

    assertThat(atServer.alert()).isEqualTo("bad_record_mac");
    assertThat(atServer.sent()).isTrue();
    assertThat(atClient.alert()).as("%s", atClient).isEqualTo("bad_record_mac");
    assertThat(atClient.sent()).as("%s", atClient).isFalse();
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void shouldNameTheAlertThatTheClientSent(TlsProfile profile) throws SSLException {
    EnginePair pair = connected(profile);
    pair.server.send(MESSAGE, pair.client);
    pair.client.damage();

    TlsFault atClient = fault(pair.client);

    assertThat(atClient.sent()).as("%s", atClient).isTrue();
    assertThat(atClient.alert()).as("%s", atClient).isEqualTo("bad_record_mac");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(bad_record_mac) Tag mismatch! | true | bad_record_mac",
        "(unexpected_message) Unexpected | true | unexpected_message",
        "Received fatal alert: bad_record_mac | false | bad_record_mac",
        "(decode_error) Received fatal alert: decode_error | false | decode_error",
        "Read error: ssl=0x7f: error:10000412:SSL routines:OPENSSL_internal:"
            + "SSLV3_ALERT_BAD_RECORD_MAC | false | bad_record_mac",
        "error:10000438:SSL routines:OPENSSL_internal:TLSV1_ALERT_INTERNAL_ERROR"
            + " | false | internal_error",
        "error:10000416:SSL routines:OPENSSL_internal:SSLV3_ALERT_CERTIFICATE_UNKNOWN (x.cc:1)"
            + " | false | certificate_unknown",
        "closing inbound before receiving peer's close_notify | true | unnamed",
      })
  void shouldReadTheProvidersMessage(String message, boolean sent, String alert) {
    assertThat(TlsFault.of(new SSLException(message)))
        .isEqualTo(new TlsFault(sent, alert, message));
  }

  @Test
  void shouldReadBouncyCastlesAlertThatWasSent() {
    SSLException failure =
        new SSLException("handshake", new TlsFatalAlert(AlertDescription.bad_certificate));

    assertThat(TlsFault.of(failure)).isEqualTo(new TlsFault(true, "bad_certificate", "handshake"));
  }

  @Test
  void shouldReadBouncyCastlesAlertThatWasReceived() {
    SSLException failure =
        new SSLException("io", new TlsFatalAlertReceived(AlertDescription.bad_record_mac));

    assertThat(TlsFault.of(failure)).isEqualTo(new TlsFault(false, "bad_record_mac", "io"));
  }

  @Test
  void shouldCallABadTagByItsAlertWhereTheJdkDoesNot() {
    SSLException failure =
        new SSLException("Tag mismatch!", new AEADBadTagException("Tag mismatch!"));

    assertThat(TlsFault.of(failure))
        .isEqualTo(new TlsFault(true, "bad_record_mac", "Tag mismatch!"));
  }

  @Test
  void shouldLookThroughOtherCauses() {
    SSLException failure =
        new SSLException(
            "outer", new RuntimeException(new TlsFatalAlert(AlertDescription.record_overflow)));

    assertThat(TlsFault.of(failure).alert()).isEqualTo("record_overflow");
  }

  @Test
  void shouldSayTheTypeWhereThereIsNoMessage() {
    assertThat(TlsFault.of(new SSLException((String) null)))
        .isEqualTo(new TlsFault(true, "unnamed", "SSLException"));
  }
}
