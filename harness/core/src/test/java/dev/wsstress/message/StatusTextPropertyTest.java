package dev.wsstress.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class StatusTextPropertyTest {
  @Example
  void shouldReadLikeStatus() {
    assertThat(StatusText.of(2, 0, 17))
        .isEqualTo(
            "{\"session\":2,\"stream\":0,\"sequence\":17,\"status\":\"playing \u266B \u00AB7\u00BB\","
                + "\"position\":\"00:00:00.340\"}");
  }

  @Property
  void shouldSayWhoseItIs(
      @ForAll int session,
      @ForAll @IntRange(max = MessageDescriptor.MAX_STREAM) int stream,
      @ForAll @LongRange(max = MessageDescriptor.MAX_SEQUENCE) long sequence,
      @ForAll @IntRange(max = 5) int before) {
    String text = "{".repeat(before) + StatusText.of(session, stream, sequence);
    assertThat(StatusText.address(text, before)).isEqualTo(new Stamp(session, stream, sequence, 0));
    assertThat(StatusText.address(text, before + 1)).isNull();
  }

  @Property
  void shouldFitAndHoldMoreThanAscii(
      @ForAll int session,
      @ForAll @IntRange(max = MessageDescriptor.MAX_STREAM) int stream,
      @ForAll @LongRange(max = MessageDescriptor.MAX_SEQUENCE) long sequence) {
    ByteBuffer target = ByteBuffer.allocate(StatusText.MAX_LENGTH);
    StatusText.encode(target, session, stream, sequence);
    String text = StatusText.of(session, stream, sequence);
    assertThat(UTF_8.decode(target.duplicate()).toString()).isEqualTo(text);
    assertThat(target.remaining()).isGreaterThan(text.length());
  }

  @Property
  void shouldTakeNothingElseForALine(@ForAll String text) {
    assertThat(StatusText.address(text, 0)).isNull();
  }
}
