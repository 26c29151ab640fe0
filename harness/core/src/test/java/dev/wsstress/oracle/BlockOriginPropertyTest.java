package dev.wsstress.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.message.Stamp;
import java.nio.ByteBuffer;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/**
 * Numbers that look alike when they are read a byte too early or too late: the hardest cases for
 * telling a foreign block from a moved one.
 */
class BlockOriginPropertyTest {
  private static final int BLOCKS = 12;

  @Provide
  Arbitrary<Stamp> confusing() {
    Arbitrary<Integer> number = Arbitraries.of(0, 1, 2, 255, 256, 257, 512);
    Arbitrary<Integer> large = Arbitraries.of(0, 1, 256, 257, 65_536, 65_537, 16_777_216);
    return Combinators.combine(number, number, large, Arbitraries.integers().between(0, BLOCKS - 1))
        .as(Stamp::new);
  }

  private static byte[] message(Stamp owner) {
    return Messages.encode(owner.session(), owner.stream(), owner.sequence(), 32 + BLOCKS * 16);
  }

  @Property(tries = 20_000)
  void shouldNotTakeAForeignBlockForAMovedOne(
      @ForAll @From("confusing") Stamp expected, @ForAll @From("confusing") Stamp foreign) {
    Assume.that(!foreign.equals(expected));
    Assume.that(foreign.isPlausible(expected.session()));
    ByteBuffer message = ByteBuffer.wrap(message(expected));
    int start = 32 + (int) expected.block() * 16;
    foreign.write(message, start);
    BlockOrigin origin = BlockOrigin.find(message, start, expected);
    assertThat(origin).isEqualTo(new BlockOrigin(foreign, false, 0));
  }

  /** What a copy that goes by words leaves where two writers were in one buffer. */
  @Property(tries = 20_000)
  void shouldNotMakeAMessageThatNobodySentOfTwoHalves(
      @ForAll @From("confusing") Stamp owner,
      @ForAll @From("confusing") Stamp other,
      @ForAll @IntRange(max = BLOCKS - 3) int block,
      @ForAll @IntRange(min = 2, max = 4) int words) {
    Stamp expected = owner.atBlock(block);
    Stamp foreign = other.atBlock(block);
    Assume.that(!foreign.isSameStream(owner) && foreign.sequence() != owner.sequence());
    Assume.that(foreign.isPlausible(owner.session()));
    byte[] bytes = message(owner);
    int from = 32 + block * 16 + 8;
    System.arraycopy(message(other), from, bytes, from, words * 8);
    BlockOrigin origin = BlockOrigin.find(ByteBuffer.wrap(bytes), from - 8, expected);
    assertThat(Objects.requireNonNull(origin).stamp().isSameMessage(foreign)).isTrue();
  }

  @Property(tries = 20_000)
  void shouldNotTakeMovedBytesForForeignOnes(
      @ForAll @From("confusing") Stamp owner,
      @ForAll @IntRange(max = BLOCKS - 4) int block,
      @ForAll @IntRange(min = 1, max = 15) int distance,
      @ForAll boolean late) {
    byte[] bytes = message(owner);
    int start = 32 + block * 16;
    int count = bytes.length - start - distance;
    System.arraycopy(
        bytes, late ? start : start + distance, bytes, late ? start + distance : start, count);
    Stamp expected = owner.atBlock(block);
    BlockOrigin origin = BlockOrigin.find(ByteBuffer.wrap(bytes), start, expected);
    assertThat(Objects.requireNonNull(origin).stamp().isSameMessage(owner)).isTrue();
    assertThat(origin.describe(expected))
        .endsWith(", " + distance + (late ? " bytes late" : " bytes early"));
  }
}
