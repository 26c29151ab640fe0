package dev.wsstress.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.model.StampAddress;
import org.junit.jupiter.api.Test;

/** The language of results counts a message's bytes as the message is laid out. */
class StampAddressBytesTest {
  @Test
  void shouldBeginWhereTheBlockDoes() {
    assertThat(StampAddress.HEADER_BYTES).isEqualTo(MessageDescriptor.PAYLOAD_OFFSET);
    assertThat(StampAddress.BLOCK_BYTES).isEqualTo(MessageDescriptor.BLOCK_LENGTH);
    StampAddress third = new StampAddress(1, 2, 3, 3);
    assertThat(third.firstByte()).isEqualTo(80);
    assertThat(third.lastByte()).isEqualTo(95);
  }
}
