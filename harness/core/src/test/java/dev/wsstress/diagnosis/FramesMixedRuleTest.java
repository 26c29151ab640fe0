package dev.wsstress.diagnosis;

import static dev.wsstress.diagnosis.Misplaced.at;
import static dev.wsstress.diagnosis.Misplaced.closed;
import static dev.wsstress.diagnosis.Misplaced.corrupted;
import static dev.wsstress.diagnosis.Misplaced.diagnose;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.model.Blame;
import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.Observation;
import dev.wsstress.model.Observation.MessageFault;
import dev.wsstress.model.Observation.Thrown;
import dev.wsstress.model.Side;
import dev.wsstress.model.StampAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FramesMixedRuleTest {
  private static final StampAddress DUE = at(3, 1, 2, 14);
  private static final String SENDING =
      "org.eclipse.jetty.websocket.core.WebSocketCoreSession.sendFrame(WebSocketCoreSession.java)";
  private static final String CHECK =
      "org.eclipse.jetty.websocket.core.internal.WebSocketSessionState.checkDataSequence";
  private static final String PARSER =
      "org.eclipse.jetty.websocket.core.internal.Parser.checkFirstByte(Parser.java:266)";

  @Test
  void shouldSayWhereOneMessageGoesOverIntoTheOther() {
    Diagnosis diagnosis = diagnose(corrupted(Side.SERVER, DUE, at(3, 0, 4, 0)));

    assertThat(diagnosis.mechanism()).isEqualTo(Mechanism.FRAMES_MIXED);
    assertThat(diagnosis.sentence())
        .contains("message 2 of stream 1 goes over, at block 14, into block 0 of message 4");
  }

  /** The header of a second message at the second block of a short first one. */
  @Test
  void shouldTellASpliceFromABufferWrittenOverOneBlockAway() {
    MessageFault spliced = corrupted(Side.SERVER, at(3, 1, 2, 1), at(3, 0, 4, 0));

    assertThat(diagnose(spliced).mechanism()).isEqualTo(Mechanism.FRAMES_MIXED);
  }

  @ParameterizedTest
  @ValueSource(longs = {14, 15})
  void shouldLeaveBytesInTheirPlaceToTheBuffers(long block) {
    assertThat(diagnose(corrupted(Side.SERVER, DUE, at(3, 0, 4, block))).mechanism())
        .isEqualTo(Mechanism.BUFFER_REUSED);
  }

  private static Thrown refused(Side side, String... frames) {
    String core = "org.eclipse.jetty.websocket.core.exception.ProtocolException";
    return new Thrown(
        3,
        1,
        side,
        "org.eclipse.jetty.websocket.api.exceptions.ProtocolException",
        "CONTINUATION after fin==true",
        List.of(core),
        List.of(frames));
  }

  @Test
  void shouldKnowThatTheServerRefusedAFrameOfTheClient() {
    Diagnosis diagnosis = diagnose(refused(Side.SERVER, PARSER));

    assertThat(diagnosis.mechanism()).isEqualTo(Mechanism.FRAMES_MIXED);
    assertThat(diagnosis.blame()).containsExactly(Blame.CLIENT);
    assertThat(diagnosis.sentence())
        .startsWith("over intact TLS, a frame of the client broke the protocol: the server got ")
        .endsWith("CONTINUATION after fin==true");
  }

  @Test
  void shouldKnowThatTheClientsLibraryRefusedAFragmentThatItWasToSend() {
    Diagnosis diagnosis = diagnose(refused(Side.CLIENT, CHECK, SENDING));

    assertThat(diagnosis.mechanism()).isEqualTo(Mechanism.FRAMES_MIXED);
    assertThat(diagnosis.blame()).containsExactly(Blame.CLIENT);
    assertThat(diagnosis.sentence())
        .startsWith("a frame that the client was to send broke the protocol: the client got ")
        .endsWith("CONTINUATION after fin==true");
  }

  /** A library may read on in the middle of a send, and answer in the middle of reading. */
  @Test
  void shouldTellReadingFromSendingByTheInnermost() {
    String reading = "org.eclipse.jetty.websocket.core.WebSocketConnection.fillAndParse";

    assertUnknown(refused(Side.CLIENT, PARSER, reading, SENDING));
    assertThat(diagnose(refused(Side.SERVER, PARSER, reading, SENDING)).mechanism())
        .isEqualTo(Mechanism.FRAMES_MIXED);
    assertThat(diagnose(refused(Side.CLIENT, CHECK, SENDING, reading)).mechanism())
        .isEqualTo(Mechanism.FRAMES_MIXED);
  }

  /** What a client reads may have been sent so, or read so; and what a server sends is its own. */
  @Test
  void shouldAccuseNobodyForAFrameOfWhichNobodyKnowsWhoseItIs() {
    assertUnknown(refused(Side.CLIENT, PARSER));
    assertUnknown(refused(Side.SERVER, CHECK, SENDING));
  }

  /** Either side may say so, of what it received or of itself. */
  @ParameterizedTest
  @EnumSource(Side.class)
  void shouldAccuseNobodyForACloseCode(Side side) {
    assertUnknown(closed(side, 1002));
    assertThat(diagnose(closed(side, 1006)).sentence()).startsWith("not explained; ");
  }

  private static void assertUnknown(Observation seen) {
    Diagnosis diagnosis = diagnose(seen);

    assertThat(diagnosis.mechanism()).isEqualTo(Mechanism.UNEXPLAINED);
    assertThat(diagnosis.blame()).isEmpty();
    assertThat(diagnosis.sentence())
        .startsWith("over intact TLS, a frame broke the protocol: " + seen.sentence())
        .contains("one of: the client sent it so, the server sent it so");
  }

  /** A class name proves nothing. */
  @ParameterizedTest
  @EnumSource(Side.class)
  void shouldNotTakeAnotherProtocolForWebSocket(Side side) {
    for (Thrown other :
        List.of(
            refused(side),
            refused(side, "com.example.Chat.login(Chat.java:9)", PARSER),
            refused(side, "sun.net.www.protocol.http.HttpURLConnection.getInputStream"))) {
      assertThat(diagnose(other).mechanism()).isEqualTo(Mechanism.UNEXPLAINED);
      assertThat(diagnose(other).sentence()).startsWith("not explained; ");
      assertThat(diagnose(other).blame()).isEmpty();
    }
  }

  @Test
  void shouldNotSayAnythingOfFramesWhereTlsFailed() {
    assertThat(diagnose(closed(Side.SERVER, 1002), Seen.ALERT).sentence())
        .startsWith("not explained; ");
    assertThat(diagnose(refused(Side.SERVER, PARSER), Seen.ALERT).mechanism())
        .isEqualTo(Mechanism.UNEXPLAINED);
  }
}
