package dev.wsstress.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** permessage-deflate there and back (RFC 7692), with the window kept or forgotten. */
class DeflationPropertyTest {
  private static final int LIMIT = 70_000;

  /** Bytes of noise, of one value, or of few values: what deflate stores, repeats and codes. */
  @Provide
  Arbitrary<byte[]> payloads() {
    Arbitrary<Integer> lengths =
        Arbitraries.oneOf(
            Arbitraries.of(0, 0, 1, 16_383, 16_384, 32_768, 65_535, LIMIT),
            Arbitraries.integers().between(0, 500));
    return Combinators.combine(lengths, Arbitraries.of(1, 4, 256))
        .as(DeflationPropertyTest::payload);
  }

  @Provide
  Arbitrary<List<byte[]>> sequences() {
    return payloads().list().ofMaxSize(8);
  }

  private static byte[] payload(int length, int values) {
    byte[] bytes = new byte[length];
    Random random = new Random(length);
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) random.nextInt(values);
    }
    return bytes;
  }

  private static ByteBuffer compress(Deflation deflation, byte[] payload) {
    ByteBuffer target = ByteBuffer.allocate(Deflation.capacityFor(payload.length));
    deflation.compress(ByteBuffer.wrap(payload), target);
    return target.flip();
  }

  @Property(tries = 300)
  void shouldComeBackAsItWas(
      @ForAll @From("sequences") List<byte[]> payloads, @ForAll boolean forgetful)
      throws WireProtocolException {
    try (Deflation deflation = new Deflation(forgetful);
        Inflation inflation = new Inflation(LIMIT)) {
      for (byte[] payload : payloads) {
        ByteBuffer compressed = compress(deflation, payload);
        assertThat(compressed.hasRemaining()).as("a message of no bytes has some").isTrue();
        assertThat(ServerFrame.bytes(inflation.inflate(compressed))).isEqualTo(payload);
      }
    }
  }

  /** Each message stands alone then: another peer, who saw none of the others, can read it. */
  @Property(tries = 100)
  void shouldReferToNothingWhenItForgets(@ForAll @From("sequences") List<byte[]> payloads)
      throws WireProtocolException {
    try (Deflation deflation = new Deflation(true)) {
      for (byte[] payload : payloads) {
        try (Inflation fresh = new Inflation(LIMIT)) {
          ByteBuffer inflated = fresh.inflate(compress(deflation, payload));
          assertThat(ServerFrame.bytes(inflated)).isEqualTo(payload);
        }
      }
    }
  }

  @Property(tries = 300)
  void shouldRefuseWhatInflatesToMoreThanTheLimit(
      @ForAll @From("payloads") byte[] payload, @ForAll @IntRange(min = 1, max = 100) int over)
      throws WireProtocolException {
    int limit = Math.max(0, payload.length - over);
    try (Deflation deflation = new Deflation(false);
        Inflation inflation = new Inflation(limit)) {
      ByteBuffer compressed = compress(deflation, payload);
      if (payload.length > 0) {
        assertThat(refused(inflation, compressed)).isEqualTo(1009);
      } else {
        assertThat(inflation.inflate(compressed).hasRemaining()).isFalse();
      }
    }
  }

  @Property(tries = 300)
  void shouldTakeWhatInflatesToExactlyTheLimit(@ForAll @From("payloads") byte[] payload)
      throws WireProtocolException {
    try (Deflation deflation = new Deflation(false);
        Inflation inflation = new Inflation(payload.length)) {
      assertThat(ServerFrame.bytes(inflation.inflate(compress(deflation, payload))))
          .isEqualTo(payload);
    }
  }

  /** Block type 3 does not exist (RFC 1951 section 3.2.3): no bytes behind it can make it right. */
  @Property
  void shouldRefuseGarbage(@ForAll @Size(min = 1, max = 300) byte[] noise) {
    byte[] garbage = Arrays.copyOf(noise, noise.length);
    garbage[0] |= 0x06;
    try (Inflation inflation = new Inflation(LIMIT)) {
      assertThat(refused(inflation, ByteBuffer.wrap(garbage))).isEqualTo(1007);
    }
  }

  /** "Hello" as in RFC 7692 section 7.2.3.4: a last block ends a stream that has to go on. */
  @Example
  void shouldNotCallALastBlockTooBig() {
    byte[] hello = {(byte) 0xF3, 0x48, (byte) 0xCD, (byte) 0xC9, (byte) 0xC9, 0x07, 0x00, 0x00};
    try (Inflation inflation = new Inflation(LIMIT)) {
      assertThat(refused(inflation, ByteBuffer.wrap(hello))).isEqualTo(1007);
    }
  }

  /** Noise may happen to be a message, or one that is too big; it always comes to an end. */
  @Property
  void shouldComeToAnEndWithAnyBytes(@ForAll @Size(max = 300) byte[] noise) {
    try (Inflation inflation = new Inflation(1_000)) {
      WireProtocolException refusal =
          catchThrowableOfType(
              WireProtocolException.class, () -> inflation.inflate(ByteBuffer.wrap(noise)));
      if (refusal != null) {
        assertThat(refusal.code()).isIn(1007, 1009);
      }
    }
  }

  private static int refused(Inflation inflation, ByteBuffer compressed) {
    WireProtocolException refusal =
        catchThrowableOfType(WireProtocolException.class, () -> inflation.inflate(compressed));
    assertThat(refusal).isNotNull();
    return refusal.code();
  }
}
