package dev.wsstress.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.model.Observation.MessageFault;
import java.util.Arrays;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Bytes that are missing, too many, or in another place. */
class LengthCorruptionPropertyTest extends DamagedMessage {
  @Property
  void shouldSayByHowMuchItsOwnBytesMoved(
      @ForAll @IntRange(min = 8, max = 60) int blocks,
      @ForAll @IntRange(max = 59) int from,
      @ForAll @IntRange(min = 1, max = 100) int distance,
      @ForAll boolean late) {
    byte[] sent = sent(32 + blocks * 16 + 128);
    byte[] bytes = sent.clone();
    int block = from % (blocks - 4);
    int start = 32 + block * 16;
    int source = late ? start : start + distance;
    int target = late ? start + distance : start;
    if (late) {
      Arrays.fill(bytes, start, target, (byte) 0xEE);
    }
    System.arraycopy(sent, source, bytes, target, sent.length - Math.max(source, target));
    MessageFault fault = corrupted(bytes);
    assertThat(fault.expected()).isEqualTo(expected(block));
    if (late && distance >= 32) {
      assertThat(fault.found()).isNull();
    } else if (!(late && distance == 16)) {
      assertThat(Objects.requireNonNull(fault.found()).sequence()).isEqualTo(SEQUENCE);
      assertThat(fault.detail())
          .contains("its own message, " + distance + (late ? " bytes late" : " bytes early"));
    }
    assertNextIsAccepted();
  }

  @Property
  void shouldNameTheBlockWhereAMessageIsCutShort(
      @ForAll @IntRange(min = 33, max = 2000) int length, @ForAll @IntRange(max = 1999) int cut) {
    int left = cut % length;
    MessageFault fault = corrupted(Arrays.copyOf(sent(length), left));
    assertThat(fault.found()).isNull();
    assertThat(fault.expected().block()).isEqualTo(Math.max(0, left - 32) / 16);
    if (left >= 8) {
      assertThat(fault.expected()).isEqualTo(expected(fault.expected().block()));
    }
    if (left >= 32) {
      assertThat(fault.detail())
          .isEqualTo("message 2 of stream 1 cut short: " + left + " bytes of " + length);
      assertNextIsAccepted();
    } else if (left == 0) {
      assertThat(fault.detail()).isEqualTo(MessageFault.EMPTY);
    } else {
      assertThat(fault.detail()).isEqualTo(left + " bytes, fewer than a header has");
    }
  }

  @Property
  void shouldNameWhatFollowsAMessageThatIsTooLong(
      @ForAll @IntRange(min = 32, max = 500) int length, @ForAll Owner owner) {
    byte[] other = owner.message(64);
    byte[] bytes = Arrays.copyOf(sent(length), length + 64);
    System.arraycopy(other, 0, bytes, length, 64);
    MessageFault fault = corrupted(bytes);
    assertThat(fault.expected()).isEqualTo(expected((length - 32) / 16));
    assertThat(fault.found()).isEqualTo(owner.address(0));
    assertThat(fault.detail())
        .startsWith("message 2 of stream 1 too long: behind its " + length + " bytes are 64 more")
        .contains("holds the header of " + owner.words);
    assertNextIsAccepted();
  }
}
