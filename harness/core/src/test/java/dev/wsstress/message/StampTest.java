package dev.wsstress.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StampTest {
  @ParameterizedTest
  @CsvSource({
    "3, 1, 58, 12, true",
    "0, 0, 0, 1, true",
    "-9, 65535, 58, 12, true",
    "0, 0, 0, 0, false",
    "-8, 1, 58, 12, false",
    "1048576, 1, 58, 12, false",
    "3, 1024, 58, 12, false",
    "3, 1, 1099511627776, 12, false",
    "3, 1, 58, 134217728, false"
  })
  void shouldCallOnlySmallNumbersOrItsOwnSessionPlausible(
      int session, int stream, long sequence, long block, boolean plausible) {
    Stamp stamp = new Stamp(session, stream, sequence, block);
    assertThat(stamp.isPlausible(-9)).isEqualTo(plausible);
  }

  @Test
  void shouldNotMistakeRandomBytesForStamps() {
    long seed = 20260101;
    Random random = new Random(seed);
    byte[] noise = new byte[16];
    for (int i = 0; i < 100_000; i++) {
      random.nextBytes(noise);
      assertThat(Stamp.read(ByteBuffer.wrap(noise), 0).isPlausible(1)).as("seed=" + seed).isFalse();
    }
  }

  @Test
  void shouldTellMessagesAndStreamsApart() {
    Stamp stamp = new Stamp(1, 2, 3, 4);
    assertThat(stamp.isSameMessage(stamp.atBlock(9))).isTrue();
    assertThat(stamp.isSameMessage(new Stamp(1, 2, 4, 4))).isFalse();
    assertThat(stamp.isSameStream(new Stamp(1, 2, 4, 4))).isTrue();
    assertThat(stamp.isSameStream(new Stamp(1, 3, 3, 4))).isFalse();
    assertThat(stamp.isSameStream(new Stamp(2, 2, 3, 4))).isFalse();
  }
}
