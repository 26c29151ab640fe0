package dev.wsstress.render.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.model.BlockRun;
import dev.wsstress.model.Observation.MessageFault;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.Side;
import dev.wsstress.model.StampAddress;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteMapTest {
  private static final StampAddress DUE = new StampAddress(3, 1, 57, 17);

  private static MessageFault fault(@Nullable StampAddress found, BlockRun... blocks) {
    return new MessageFault(
        3, 5, Side.SERVER, Outcome.CORRUPTED, DUE, found, "a message", List.of(blocks));
  }

  @Test
  void shouldColourEveryBlockOnceAndBreakRunsAtTheEndOfALine() {
    ByteMap map = ByteMap.of(Pictured.fault());
    assertThat(map.counts())
        .isEqualTo(Map.of(ByteOwner.OWN, 10L, ByteOwner.LATER, 50L, ByteOwner.NOISE, 4L));
    assertThat(map.parts())
        .extracting(ByteMap.Part::owner)
        .containsExactly(ByteOwner.OWN, ByteOwner.LATER, ByteOwner.LATER, ByteOwner.NOISE);
    assertThat(map.rows())
        .extracting(ByteMap.Row::bytes)
        .containsExactly("32 to 191", "192 to 991", "992 to 1055");
    assertThat(map.isWhole()).isTrue();
  }

  @Test
  void shouldSayNoMoreThanAnOlderResultKnows() {
    ByteMap map = ByteMap.of(fault(new StampAddress(3, 1, 58, 17)));
    assertThat(map.counts()).isEqualTo(Map.of(ByteOwner.OWN, 17L, ByteOwner.LATER, 1L));
    assertThat(map.isWhole()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "3, 1, 57, 17, OWN",
    "3, 1, 57, 20, MOVED",
    "3, 1, 58, 17, LATER",
    "3, 1, 56, 17, EARLIER",
    "3, 0, 57, 17, STREAM",
    "4, 1, 57, 17, SESSION"
  })
  void shouldTellWhoseBytesTheyAre(
      int session, int stream, long sequence, long block, ByteOwner owner) {
    StampAddress from = new StampAddress(session, stream, sequence, block);
    assertThat(ByteOwner.of(new BlockRun(17, 1, from), DUE)).isEqualTo(owner);
  }

  @Test
  void shouldDrawNoMoreThanThePageCanHoldAndCountTheRest() {
    ByteMap map = ByteMap.of(fault(null, new BlockRun(0, 100_000, null)));
    assertThat(map.parts()).hasSize(40);
    assertThat(map.more()).isEqualTo(100_000 - 40 * 32);
  }

  @Test
  void shouldNotDrawWhatIsNotCorrupted() {
    MessageFault lost = new MessageFault(3, 5, Side.SERVER, Outcome.LOST, DUE, DUE, "lost");
    assertThat(ByteMap.isOf(lost)).isFalse();
    assertThat(ByteMap.isOf(fault(null))).isFalse();
  }
}
