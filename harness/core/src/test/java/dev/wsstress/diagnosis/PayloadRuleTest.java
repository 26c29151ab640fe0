package dev.wsstress.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.Observation;
import dev.wsstress.model.Observation.Closed;
import dev.wsstress.model.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadRuleTest {
  private static final Observation BAD_TEXT = closed("Invalid UTF-8");
  private static final Observation BAD_DEFLATE =
      Seen.thrown(
          Side.SERVER, "java.util.zip.DataFormatException", "invalid distance too far back");

  private final Rule rule = new PayloadRule();

  private static Closed closed(String reason) {
    return new Closed(Seen.SESSION, 12, Side.CLIENT, 1007, reason);
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

  @ParameterizedTest
  @ValueSource(strings = {"compressed data: invalid block type", "java.util.zip.ZipException: bad"})
  void shouldReadTheReasonOfACloseToo(String reason) {
    assertThat(mechanism(closed(reason))).isEqualTo(Mechanism.DEFLATE_STATE_BROKEN);
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

  @ParameterizedTest
  @ValueSource(strings = {"", "Bad RSV bits", "Invalid payload"})
  void shouldNotGuessFromTheCodeAlone(String reason) {
    assertThat(Seen.explain(rule, closed(reason))).isEmpty();
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
