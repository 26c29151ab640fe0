package dev.wsstress.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.message.MessageCodec;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/**
 * Stamps in clear are found under any mask and at any place. What the watch cannot do: a pair of
 * neighbouring stamps that leaves in two writes is no pair to it, so of bytes in clear at least 32
 * in stamps' order have to leave in one write.
 */
class PlaintextWatchPropertyTest {
  private static final int SESSION = 5;
  private static final int HEADER = 32;

  private final PlaintextWatch watch = new PlaintextWatch();

  /** A frame as a client would send it in clear. */
  private static byte[] frame(int stream, long sequence, int length, int mask) {
    ByteBuffer message = ByteBuffer.allocate(length);
    new MessageCodec().encode(message, SESSION, stream, sequence, length);
    ByteBuffer frame = ByteBuffer.allocate(FrameEncoder.MAX_HEADER + length);
    FrameEncoder.header(frame, OpCode.BINARY, true, false, length, mask);
    FrameEncoder.payload(frame, message, mask);
    return ServerFrame.bytes(frame.flip());
  }

  private static byte[] noise(int length, long seed) {
    byte[] noise = new byte[length];
    new Random(seed).nextBytes(noise);
    return noise;
  }

  private static void write(PlaintextWatch watch, byte[] bytes, int from, int to) {
    // As it comes: a buffer whose position and limit say nothing of the bytes that left.
    watch.written(ByteBuffer.wrap(bytes).position(to), from, to);
  }

  private static byte[] join(byte[] one, byte[] other, byte[] third) {
    return ByteBuffer.allocate(one.length + other.length + third.length)
        .put(one)
        .put(other)
        .put(third)
        .array();
  }

  @Property
  void shouldFindStampsUnderAnyMaskAtAnyPlace(
      @ForAll @IntRange(max = 0xFFFF) int stream,
      @ForAll @LongRange(max = 0xFFFF_FFFF_FFFFL) long sequence,
      @ForAll @IntRange(min = 2, max = 600) int blocks,
      @ForAll int mask,
      @ForAll @IntRange(max = 100) int before,
      @ForAll @IntRange(max = 100) int earlier) {
    PlaintextWatch watch = new PlaintextWatch();
    byte[] frame = frame(stream, sequence, HEADER + 16 * blocks, mask);
    byte[] bytes = join(noise(before, mask), frame, noise(before, stream));
    write(watch, noise(earlier, blocks), 0, earlier);

    write(watch, bytes, 0, bytes.length);

    PlaintextWatch.Leak leak = Objects.requireNonNull(watch.leak());
    int payload = frame.length - 16 * blocks;
    assertThat(leak.offset()).isEqualTo(earlier + before + payload);
    assertThat(leak.bytes()).isEqualTo(16 * blocks);
    assertThat(leak.whose(SESSION)).isEqualTo("message " + sequence + " of stream " + stream);
  }

  @Property
  void shouldFindStampsThatLeaveInTwoWrites(
      @ForAll @IntRange(min = 5, max = 100) int blocks,
      @ForAll int mask,
      @ForAll @IntRange(max = 1_000) int cut) {
    PlaintextWatch watch = new PlaintextWatch();
    byte[] frame = frame(1, 7, HEADER + 16 * blocks, mask);
    int at = Math.min(cut, frame.length);

    write(watch, frame, 0, at);
    write(watch, frame, at, frame.length);

    PlaintextWatch.Leak leak = Objects.requireNonNull(watch.leak());
    int payload = frame.length - 16 * blocks;
    assertThat(leak.offset()).isGreaterThanOrEqualTo(payload);
    assertThat((leak.offset() - payload) % 16).isZero();
    assertThat(leak.whose(SESSION)).isEqualTo("message 7 of stream 1");
  }

  @Property
  void shouldAccuseNoNoise(@ForAll long seed, @ForAll @IntRange(max = 20_000) int length) {
    PlaintextWatch watch = new PlaintextWatch();
    write(watch, noise(length, seed), 0, length);
    assertThat(watch.leak()).isNull();
  }

  @Property(tries = 200)
  void shouldAccuseNoCiphertext(
      @ForAll long sequence, @ForAll int mask, @ForAll @IntRange(max = 1_000) int blocks)
      throws Exception {
    byte[] frame = frame(1, sequence & 0xFFFF_FFFFL, HEADER + 16 * blocks, mask);
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.ENCRYPT_MODE,
        new SecretKeySpec(noise(16, mask), "AES"),
        new GCMParameterSpec(128, noise(12, sequence)));
    byte[] record = cipher.doFinal(frame);
    PlaintextWatch watch = new PlaintextWatch();
    write(watch, record, 0, record.length);
    assertThat(watch.leak()).isNull();
  }

  /** Zeros, and any period of 16 bytes: stamps count, and these do not. */
  @Property
  void shouldAccuseNothingThatOnlyRepeats(@ForAll byte value, @ForAll long seed) {
    PlaintextWatch watch = new PlaintextWatch();
    byte[] same = new byte[500];
    java.util.Arrays.fill(same, value);
    write(watch, same, 0, same.length);
    byte[] period = noise(16, seed);
    byte[] periods = join(period, join(period, period, period), period);
    write(watch, periods, 0, periods.length);
    assertThat(watch.leak()).isNull();
  }

  @Example
  void shouldKeepTheFirstLeak() {
    byte[] first = frame(1, 7, 128, 0x01020304);
    byte[] second = frame(2, 8, 128, 0);
    write(watch, first, 0, first.length);
    PlaintextWatch.Leak leak = watch.leak();
    write(watch, second, 0, second.length);
    assertThat(watch.leak()).isNotNull().isEqualTo(leak);
  }

  @Example
  void shouldNotSeeWhatDidNotLeave() {
    byte[] frame = frame(1, 7, 128, 0);
    write(watch, frame, 0, 40);
    assertThat(watch.leak()).isNull();
  }
}
