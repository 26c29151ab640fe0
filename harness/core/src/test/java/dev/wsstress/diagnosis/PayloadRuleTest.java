package dev.wsstress.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.model.Blame;
import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.Observation;
import dev.wsstress.model.Observation.Closed;
import dev.wsstress.model.Observation.Thrown;
import dev.wsstress.model.Side;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadRuleTest {
  private static final String SINK =
      "org.eclipse.jetty.websocket.core.messages.StringMessageSink.accept(StringMessageSink.java)";
  private static final List<String> READING_TEXT =
      Seen.frames("org.eclipse.jetty.util.Utf8StringBuilder.takeCompleteString", SINK);
  private static final List<String> INFLATING =
      Seen.frames(
          "java.util.zip.Inflater.inflateBytesBytes(Inflater.java)",
          "java.util.zip.Inflater.inflate(Inflater.java:378)",
          "org.eclipse.jetty.websocket.core.internal.PerMessageDeflateExtension.decompress");
  private static final String NO_UTF_8 =
      "org.eclipse.jetty.util.Utf8StringBuilder$Utf8CharacterCodingException";
  private static final String NO_DEFLATE = "java.util.zip.DataFormatException";
  private static final Observation BAD_TEXT = badPayload(Side.SERVER, NO_UTF_8, READING_TEXT);
  private static final Observation BAD_DEFLATE = badPayload(Side.SERVER, NO_DEFLATE, INFLATING);

  private final Rule rule = new PayloadRule();

  private static Thrown badPayload(Side side, String cause, List<String> frames) {
    return new Thrown(
        Seen.SESSION,
        10,
        side,
        "org.eclipse.jetty.websocket.api.exceptions.BadPayloadException",
        "bad",
        List.of("org.eclipse.jetty.websocket.core.exception.BadPayloadException", cause),
        frames);
  }

  private Mechanism mechanism(Observation... seen) {
    return Seen.explain(rule, seen).orElseThrow().mechanism();
  }

  @Test
  void shouldTakeDataThatCannotBeInflatedForABrokenContext() {
    Diagnosis diagnosis = Seen.explain(rule, BAD_DEFLATE).orElseThrow();

    assertThat(diagnosis.mechanism()).isEqualTo(Mechanism.DEFLATE_STATE_BROKEN);
    assertThat(diagnosis.sentence()).endsWith(": " + BAD_DEFLATE.sentence());
    assertThat(diagnosis.evidence())
        .containsExactly(
            BAD_DEFLATE.sentence(), "no TLS record was rejected, and none left out of order");
  }

  @Test
  void shouldTakeTextThatIsNoneForBinary() {
    assertThat(mechanism(BAD_TEXT)).isEqualTo(Mechanism.BINARY_AS_TEXT);
  }

  /** What was not inflated rightly is seldom UTF-8: the cause is named, not the consequence. */
  @Test
  void shouldNameTheContextWhereBothAreSeen() {
    assertThat(mechanism(BAD_TEXT, BAD_DEFLATE)).isEqualTo(Mechanism.DEFLATE_STATE_BROKEN);
  }

  /** The text of a close is its sender's, whoever that is. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bad RSV bits",
        "Invalid UTF-8",
        "compressed data: invalid block type",
        "java.util.zip.DataFormatException: bad"
      })
  void shouldNotReadTheReasonOfAClose(String reason) {
    for (Side side : Side.values()) {
      Observation closed = new Closed(Seen.SESSION, 12, side, 1007, reason);
      assertThat(Seen.explain(rule, closed)).isEmpty();
      assertThat(Diagnostician.diagnose(List.of(closed)).blame()).isEmpty();
    }
  }

  @Test
  void shouldNotReadTheMessageOfAnException() {
    String words = "no UTF-8, DataFormatException, compressed data";
    assertThat(
            Seen.explain(rule, Seen.thrown(Side.SERVER, "java.io.IOException", words, INFLATING)))
        .isEmpty();
  }

  /** A client may inflate a file, and read a text, of its own. */
  @Test
  void shouldNotTakeWhatElseAClientReadsForAMessage() {
    List<String> unzipping = Seen.frames("java.util.zip.Inflater.inflate", "com.example.Zip.open");
    List<String> loading = Seen.frames("java.nio.charset.CoderResult.throwException", "com.a.B.c");
    for (Side side : Side.values()) {
      assertThat(Seen.explain(rule, badPayload(side, NO_DEFLATE, unzipping))).isEmpty();
      assertThat(Seen.explain(rule, badPayload(side, NO_DEFLATE, List.of()))).isEmpty();
      assertThat(Seen.explain(rule, badPayload(side, NO_UTF_8, loading))).isEmpty();
      assertThat(Seen.explain(rule, badPayload(side, NO_UTF_8, List.of()))).isEmpty();
    }
  }

  @Test
  void shouldNotSayWhoseContextItIsThatAClientInflatesWith() {
    Observation atClient = badPayload(Side.CLIENT, NO_DEFLATE, INFLATING);
    assertThat(Diagnostician.diagnose(List.of(BAD_DEFLATE)).blame()).containsExactly(Blame.CLIENT);
    assertThat(Diagnostician.diagnose(List.of(atClient)).mechanism())
        .isEqualTo(Mechanism.DEFLATE_STATE_BROKEN);
    assertThat(Diagnostician.diagnose(List.of(atClient)).blame())
        .containsExactly(Blame.CLIENT, Blame.SERVER);
    assertThat(Seen.explain(rule, badPayload(Side.CLIENT, NO_UTF_8, READING_TEXT))).isEmpty();
  }

  @Test
  void shouldClaimNothingAboveABrokenTls() {
    assertThat(Seen.explain(rule, BAD_DEFLATE, Seen.ALERT)).isEmpty();
    assertThat(Seen.explain(rule, BAD_TEXT, Seen.DISORDER)).isEmpty();
  }

  @Test
  void shouldNotReadTheWordsOfAMessageFault() {
    assertThat(Seen.explain(rule, Seen.corrupted(Side.SERVER, 8, "no UTF-8, compressed data")))
        .isEmpty();
  }
}
