package dev.wsstress.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.message.BufferKind;
import dev.wsstress.model.Observation.MessageFault;
import dev.wsstress.model.StampAddress;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Headers that say something else. */
class HeaderCorruptionPropertyTest extends DamagedMessage {
  @Property
  void shouldNameTheMessageOfADamagedHeader(
      @ForAll @IntRange(min = 32, max = 1000) int length,
      @ForAll @IntRange(max = 31) int index,
      @ForAll @IntRange(min = 1, max = 255) int flip,
      @ForAll BufferKind kind) {
    byte[] bytes = sent(length);
    bytes[index] ^= (byte) flip;
    MessageFault fault = corrupted(bytes, kind);
    assertThat(fault.expected()).isEqualTo(expected(0));
    assertThat(fault.detail())
        .startsWith("message 2 of stream 1 whose header says " + fieldAt(index));
    assertNextIsAccepted();
  }

  private static String fieldAt(int index) {
    String[] words = {
      "magic", "version", "session", "length", "sequence", "sequence", "CRC-32", "reserved bytes"
    };
    return switch (index) {
      case 5 -> "reserved byte ";
      case 6, 7 -> "stream ";
      default -> words[index / 4] + " ";
    };
  }

  @Property
  void shouldFindAMessageThatBelongsToAnotherSession(
      @ForAll @IntRange(min = 32, max = 500) int length) {
    MessageFault fault = corrupted(Messages.encode(9, STREAM, 40, length));
    assertThat(fault.expected()).isEqualTo(expected(0));
    assertThat(fault.found()).isEqualTo(new StampAddress(9, STREAM, 40, 0));
    assertThat(fault.detail())
        .isEqualTo("message 40 of stream 1 of session 9, whole, on another session");
    assertThat(accept(sent(64))).isNull();
    assertNextIsAccepted();
  }

  @Property
  void shouldFindAMessageThatLostItsFirstBytes(
      @ForAll @IntRange(min = 200, max = 500) int length,
      @ForAll @IntRange(min = 1, max = 31) int lost) {
    MessageFault fault = corrupted(Arrays.copyOfRange(sent(length), lost, length));
    assertThat(fault.expected()).isEqualTo(expected(0));
    assertThat(fault.detail())
        .contains("block 0 holds bytes of its own message, " + lost + " bytes early")
        .contains("its header says magic ");
    assertNextIsAccepted();
  }
}
