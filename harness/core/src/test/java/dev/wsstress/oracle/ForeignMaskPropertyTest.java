package dev.wsstress.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.message.Stamp;
import java.nio.ByteBuffer;
import java.util.Random;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** A mask is found where there is one, in any one block, and nowhere else. */
class ForeignMaskPropertyTest {
  private static final int HEADER = 32;
  private static final int BLOCK = 16;

  private static byte[] message(int stream, long sequence, int blocks) {
    return Messages.own(stream, sequence, HEADER + BLOCK * blocks);
  }

  private static int find(byte[] message, int stream, long sequence) {
    Stamp owner = new Stamp(Messages.SESSION, stream, sequence, 0);
    ByteBuffer received = Messages.received(message);
    return ForeignMask.find(received, received.position() + HEADER, owner);
  }

  private static void mask(byte[] bytes, int from, int length, int mask) {
    for (int i = 0; i < length; i++) {
      bytes[from + i] ^= (byte) (mask >>> (24 - 8 * (i % 4)));
    }
  }

  @Property
  void shouldFindAnyMaskOverAnyWholeBlock(
      @ForAll @IntRange(max = 0xFFFF) int stream,
      @ForAll @LongRange(max = 0xFFFF_FFFF_FFFFL) long sequence,
      @ForAll @IntRange(max = 300) int block,
      @ForAll @IntRange(min = 1, max = 300) int blocks,
      @ForAll int mask) {
    Assume.that(mask != 0);
    byte[] message = message(stream, sequence, block + blocks);
    mask(message, HEADER + BLOCK * block, BLOCK, mask);
    assertThat(find(message, stream, sequence)).isEqualTo(mask);
  }

  /** Masked twice: the whole frame, header and all, as another session masks a shared message. */
  @Property
  void shouldFindAMaskOverAWholeMessage(
      @ForAll @IntRange(min = 1, max = 100) int blocks, @ForAll int mask) {
    Assume.that(mask != 0);
    byte[] message = message(1, 7, blocks);
    mask(message, 0, message.length, mask);
    assertThat(find(message, 1, 7)).isEqualTo(mask);
  }

  @Property
  void shouldFindNoneInAnIntactMessage(
      @ForAll @IntRange(max = 0xFFFF) int stream,
      @ForAll @LongRange(max = 0xFFFF_FFFF_FFFFL) long sequence,
      @ForAll @IntRange(max = 300) int blocks) {
    assertThat(find(message(stream, sequence, blocks), stream, sequence)).isZero();
  }

  @Property
  void shouldFindNoneInNoise(@ForAll long seed, @ForAll @IntRange(max = 300) int blocks) {
    byte[] noise = new byte[HEADER + BLOCK * blocks];
    new Random(seed).nextBytes(noise);
    assertThat(find(noise, 1, 7)).isZero();
  }

  /** A later block in place of this one differs too, in its last bytes only. */
  @Property
  void shouldFindNoneInBytesOfAnotherMessageOrBlock(
      @ForAll @IntRange(max = 63) int stream,
      @ForAll @LongRange(max = 1_000_000) long sequence,
      @ForAll @IntRange(min = 2, max = 100) int blocks) {
    Assume.that(stream != 1 || sequence != 7);
    byte[] others = message(stream, sequence, blocks);
    assertThat(find(others, 1, 7)).isZero();
    byte[] shifted = message(1, 7, blocks);
    System.arraycopy(shifted, HEADER + BLOCK, shifted, HEADER, BLOCK * (blocks - 1));
    assertThat(find(shifted, 1, 7)).isZero();
  }
}
