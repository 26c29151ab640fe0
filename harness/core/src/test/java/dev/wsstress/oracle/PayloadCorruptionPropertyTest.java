package dev.wsstress.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.message.BufferKind;
import dev.wsstress.message.Stamp;
import dev.wsstress.model.BlockRun;
import dev.wsstress.model.Observation.MessageFault;
import dev.wsstress.model.StampAddress;
import java.nio.ByteBuffer;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** Blocks that hold other bytes. */
class PayloadCorruptionPropertyTest extends DamagedMessage {
  @Property
  void shouldNameTheBlockOfAFlippedPayloadByte(
      @ForAll @IntRange(min = 33, max = 3000) int length,
      @ForAll @IntRange(max = 2999) int where,
      @ForAll @IntRange(min = 1, max = 255) int flip,
      @ForAll BufferKind kind) {
    byte[] bytes = sent(length);
    int index = 32 + where % (length - 32);
    bytes[index] ^= (byte) flip;
    MessageFault fault = corrupted(bytes, kind);
    int block = (index - 32) / 16;
    assertThat(fault.expected()).isEqualTo(expected(block));
    assertThat(fault.found()).isEqualTo(plausible(bytes, 32 + block * 16));
    assertThat(fault.detail()).startsWith("message 2 of stream 1 in which block " + block + " ");
    assertNextIsAccepted();
  }

  /** A flipped byte often makes another plausible stamp, and then that is what is there. */
  private static @Nullable StampAddress plausible(byte[] bytes, int index) {
    if (index + 16 > bytes.length) {
      return null;
    }
    Stamp stamp = Stamp.read(ByteBuffer.wrap(bytes), index);
    return stamp.isPlausible(Messages.SESSION)
        ? new StampAddress(stamp.session(), stamp.stream(), stamp.sequence(), stamp.block())
        : null;
  }

  @Property
  void shouldNameTheOwnerOfAReplacedBlock(
      @ForAll @IntRange(min = 1, max = 40) int blocks,
      @ForAll @IntRange(max = 39) int where,
      @ForAll @IntRange(max = 50) int otherBlock,
      @ForAll Owner owner) {
    byte[] bytes = sent(32 + blocks * 16);
    int block = where % blocks;
    byte[] other = owner.message(32 + 51 * 16);
    System.arraycopy(other, 32 + otherBlock * 16, bytes, 32 + block * 16, 16);
    MessageFault fault = corrupted(bytes);
    assertThat(fault.expected()).isEqualTo(expected(block));
    assertThat(fault.found()).isEqualTo(owner.address(otherBlock));
    assertThat(fault.detail()).contains(owner.words);
    assertNextIsAccepted();
  }

  /** A middle part of another message: before and behind it stand its own bytes. */
  @Property
  void shouldTellOfEveryBlockWhoseItIs(
      @ForAll @IntRange(min = 1, max = 40) int before,
      @ForAll @IntRange(min = 1, max = 40) int replaced,
      @ForAll @IntRange(min = 1, max = 40) int behind,
      @ForAll Owner owner) {
    byte[] bytes = sent(32 + (before + replaced + behind) * 16);
    byte[] other = owner.message(bytes.length);
    System.arraycopy(other, 32 + before * 16, bytes, 32 + before * 16, replaced * 16);
    assertThat(corrupted(bytes).blocks())
        .containsExactly(
            new BlockRun(0, before, expected(0)),
            new BlockRun(before, replaced, owner.address(before)),
            new BlockRun(before + replaced, behind, expected(before + replaced)));
    assertNextIsAccepted();
  }

  @Property
  void shouldNameTheOwnerWhenAllButTheHeaderIsReplaced(
      @ForAll @IntRange(min = 1, max = 40) int blocks, @ForAll Owner owner) {
    byte[] bytes = sent(32 + blocks * 16);
    System.arraycopy(owner.message(bytes.length), 32, bytes, 32, blocks * 16);
    MessageFault fault = corrupted(bytes);
    assertThat(fault.expected()).isEqualTo(expected(0));
    assertThat(fault.found()).isEqualTo(owner.address(0));
    assertThat(fault.detail())
        .contains(owner.words, blocks + " of its " + blocks + " whole blocks differ");
    assertNextIsAccepted();
  }

  @Property
  void shouldCallNoiseNoise(
      @ForAll @IntRange(min = 1, max = 40) int blocks,
      @ForAll @IntRange(max = 39) int where,
      @ForAll long seed,
      @ForAll boolean zeros) {
    byte[] bytes = sent(32 + blocks * 16);
    int block = where % blocks;
    byte[] noise = new byte[16];
    if (!zeros) {
      new Random(seed).nextBytes(noise);
    }
    System.arraycopy(noise, 0, bytes, 32 + block * 16, 16);
    MessageFault fault = corrupted(bytes);
    assertThat(fault.expected()).isEqualTo(expected(block));
    assertThat(fault.found()).isNull();
    assertThat(fault.detail()).contains("block " + block + " holds no stamp but ");
    assertNextIsAccepted();
  }
}
