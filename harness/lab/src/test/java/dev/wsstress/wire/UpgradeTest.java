package dev.wsstress.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpgradeTest {
  private static final URI TARGET = URI.create("wss://localhost:4711/echo?session=7");

  private static String request(Upgrade upgrade) {
    return ISO_8859_1.decode(upgrade.request()).toString();
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(ISO_8859_1));
  }

  /** The right answer, with more fields. */
  private static String answer(Upgrade upgrade, String fields) {
    return ServerUpgrade.answer(ServerUpgrade.key(request(upgrade)), fields);
  }

  @Test
  void shouldAskForTheTargetByItsName() {
    assertThat(request(new Upgrade(TARGET, false)))
        .startsWith("GET /echo?session=7 HTTP/1.1\r\nHost: localhost:4711\r\n")
        .contains("\r\nUpgrade: websocket\r\n", "\r\nConnection: Upgrade\r\n")
        .contains("\r\nSec-WebSocket-Version: 13\r\n")
        .doesNotContain("Sec-WebSocket-Extensions")
        .endsWith("\r\n\r\n");
  }

  @Test
  void shouldAskForTheRootWhereNoPathIsNamed() {
    assertThat(request(new Upgrade(URI.create("wss://localhost"), false)))
        .startsWith("GET / HTTP/1.1\r\nHost: localhost\r\n");
  }

  @Test
  void shouldLeaveWhatFollowsTheAnswer() throws IOException {
    Upgrade upgrade = new Upgrade(TARGET, false);
    ByteBuffer answer = bytes(answer(upgrade, "") + "the first frame");

    assertThat(upgrade.response(answer)).isTrue();
    assertThat(ISO_8859_1.decode(answer).toString()).isEqualTo("the first frame");
  }

  @Test
  void shouldTakeAnAnswerByteByByte() throws IOException {
    Upgrade upgrade = new Upgrade(TARGET, false);
    ByteBuffer answer = bytes(answer(upgrade, ""));
    while (answer.remaining() > 1) {
      assertThat(upgrade.response(ByteBuffer.wrap(new byte[] {answer.get()}))).isFalse();
    }
    assertThat(upgrade.response(answer)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"400 Bad Request", "200 OK", "301 Moved", "1010 No Such Status", "503 Busy"})
  void shouldRefuseAnyOtherStatus(String status) {
    Upgrade upgrade = new Upgrade(TARGET, false);
    String refusal = answer(upgrade, "").replace("101 Switching Protocols", status);

    assertThatIOException()
        .isThrownBy(() -> upgrade.response(bytes(refusal)))
        .withMessageContaining("HTTP/1.1 " + status);
  }

  @Test
  void shouldRefuseTheAnswerToAnotherRequest() {
    Upgrade upgrade = new Upgrade(TARGET, false);
    String others = answer(new Upgrade(TARGET, false), "");

    assertThatIOException()
        .isThrownBy(() -> upgrade.response(bytes(others)))
        .withMessageContaining("Sec-WebSocket-Accept");
  }

  @Test
  void shouldRefuseAnAnswerWithoutProof() {
    Upgrade upgrade = new Upgrade(TARGET, false);
    String without = answer(upgrade, "").replaceFirst("Sec-WebSocket-Accept: [^\r]*\r\n", "");

    assertThatIOException()
        .isThrownBy(() -> upgrade.response(bytes(without)))
        .withMessageContaining("Sec-WebSocket-Accept");
  }

  @Test
  void shouldRefuseAHeadThatDoesNotEnd() {
    Upgrade upgrade = new Upgrade(TARGET, false);
    ByteBuffer line = bytes("X-More: and more and more\r\n");

    assertThatIOException()
        .isThrownBy(
            () -> {
              for (int i = 0; i < 10_000; i++) {
                upgrade.response(line.rewind());
              }
            })
        .withMessageContaining("longer than");
  }

  @ParameterizedTest
  @CsvSource({
    "true,  Sec-WebSocket-Extensions: permessage-deflate, true, false",
    "true,  SEC-WEBSOCKET-EXTENSIONS: Permessage-Deflate, true, false",
    "true,  Sec-WebSocket-Extensions: permessage-deflate;client_no_context_takeover, true, true",
    "true,  X-Nothing: here, false, false",
    "false, X-Nothing: here, false, false",
  })
  void shouldCompressOnlyWhatBothAgreedOn(
      boolean offered, String field, boolean compressed, boolean forgets) throws IOException {
    Upgrade upgrade = new Upgrade(TARGET, offered);

    assertThat(request(upgrade).contains("Sec-WebSocket-Extensions: permessage-deflate\r\n"))
        .isEqualTo(offered);
    assertThat(upgrade.response(bytes(answer(upgrade, field + "\r\n")))).isTrue();
    assertThat(List.of(upgrade.isCompressed(), upgrade.forgetsWindow()))
        .containsExactly(compressed, forgets);
  }

  @Test
  void shouldNotCompressWhatItDidNotOffer() throws IOException {
    Upgrade upgrade = new Upgrade(TARGET, false);
    String pushy = answer(upgrade, "Sec-WebSocket-Extensions: permessage-deflate\r\n");

    assertThat(upgrade.response(bytes(pushy))).isTrue();
    assertThat(upgrade.isCompressed()).isFalse();
  }
}
