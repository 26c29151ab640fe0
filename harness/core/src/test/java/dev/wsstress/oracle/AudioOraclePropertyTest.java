package dev.wsstress.oracle;

import static dev.wsstress.message.AudioChunk.SAMPLES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.message.AudioChunk;
import dev.wsstress.message.StatusText;
import dev.wsstress.model.Observation.MessageFault;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.Side;
import dev.wsstress.model.StampAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeTry;

/** Chunk {@link #DUE} of an audio stream, damaged in every way that two threads can damage one. */
class AudioOraclePropertyTest {
  private static final int SESSION = 3;
  private static final int DUE = 200;
  private static final int LAST = SAMPLES - 1;

  private AudioOracle oracle = new AudioOracle(Side.SERVER, SESSION);

  @BeforeTry
  void hearEverythingBefore() {
    oracle = new AudioOracle(Side.SERVER, SESSION);
    for (int sequence = 0; sequence < DUE; sequence++) {
      assertThat(oracle.accept(chunk(SESSION, sequence), 0)).isNull();
    }
  }

  private static ByteBuffer chunk(int session, long sequence) {
    ByteBuffer chunk = ByteBuffer.allocate(AudioChunk.LENGTH);
    AudioChunk.encode(chunk, session, sequence);
    return chunk;
  }

  private static void put(ByteBuffer chunk, int index, long value) {
    chunk.putShort(AudioChunk.offsetOf(index), Short.reverseBytes((short) value));
  }

  private static ByteBuffer signed(ByteBuffer chunk, boolean anew) {
    return anew ? chunk.putInt(AudioChunk.CRC_OFFSET, AudioChunk.computeCrc(chunk)) : chunk;
  }

  private MessageFault fault(ByteBuffer message) {
    return Objects.requireNonNull(oracle.accept(message, 99));
  }

  /** Corrupted from a sample on, with the sample of a number in its place. */
  private static void assertWrong(MessageFault fault, int index, long cameNumber) {
    assertThat(fault.fault()).isEqualTo(Outcome.CORRUPTED);
    assertThat(fault.expected()).isEqualTo(address(DUE, index));
    assertThat(fault.found())
        .isEqualTo(address(cameNumber / SAMPLES, (int) (cameNumber % SAMPLES)));
    assertThat(fault.detail()).contains("in which sample " + index + " ");
  }

  private static StampAddress address(long sequence, int sample) {
    return new StampAddress(SESSION, 0, sequence, sample / 8);
  }

  private void assertGoesOn() {
    assertThat(oracle.accept(chunk(SESSION, DUE + 1), 0)).isNull();
  }

  @Property(tries = 300)
  void shouldFindEveryChangedSample(
      @ForAll @IntRange(max = LAST) int index,
      @ForAll @IntRange(min = 1, max = 65_535) int change,
      @ForAll boolean anew) {
    long number = (long) DUE * SAMPLES + index;
    ByteBuffer chunk = chunk(SESSION, DUE);
    // As many numbers later: what the value is, seen from the other side.
    put(chunk, index, AudioChunk.sample(number + change));
    MessageFault fault = fault(signed(chunk, anew));
    int nearest = (short) change;
    if (Math.abs(nearest) < SAMPLES) {
      assertWrong(fault, index, number + nearest);
    } else {
      assertThat(fault.fault()).isEqualTo(Outcome.CORRUPTED);
      assertThat(fault.expected()).isEqualTo(address(DUE, index));
      assertThat(fault.found()).isNull();
    }
    assertThat(fault.detail()).contains("; 1 of its 960 samples differ");
    assertThat(fault.detail().contains("its CRC-32 holds")).isEqualTo(anew);
    assertGoesOn();
  }

  @Property(tries = 300)
  void shouldFindTwoSwappedSamples(
      @ForAll @IntRange(max = LAST - 1) int one, @ForAll @IntRange(max = LAST) int distance) {
    int other = one + 1 + distance % (LAST - one);
    long first = (long) DUE * SAMPLES;
    ByteBuffer chunk = chunk(SESSION, DUE);
    put(chunk, one, AudioChunk.sample(first + other));
    put(chunk, other, AudioChunk.sample(first + one));
    MessageFault fault = fault(chunk);
    assertWrong(fault, one, first + other);
    assertThat(fault.detail()).contains("; 2 of its 960 samples differ");
    assertGoesOn();
  }

  @Property(tries = 300)
  void shouldFindLostAndRepeatedSamples(
      @ForAll @IntRange(max = LAST) int index,
      @ForAll @IntRange(min = 1, max = 40) int count,
      @ForAll boolean lost,
      @ForAll boolean anew) {
    int shift = lost ? count : -count;
    long first = (long) DUE * SAMPLES;
    ByteBuffer chunk = chunk(SESSION, DUE);
    for (int i = index; i < SAMPLES; i++) {
      put(chunk, i, AudioChunk.sample(first + i + shift));
    }
    MessageFault fault = fault(signed(chunk, anew));
    assertWrong(fault, index, first + index + shift);
    assertThat(fault.detail()).contains(count + (lost ? " later" : " earlier"));
    assertGoesOn();
  }

  @Property(tries = 300)
  void shouldNameTheChunkWhoseSamplesWereWrittenOver(
      @ForAll @IntRange(max = LAST - 1) int from,
      @ForAll @IntRange(min = 2, max = 40) int count,
      @ForAll @IntRange(min = 1, max = 30) int later) {
    int end = Math.min(SAMPLES, from + count);
    ByteBuffer chunk = chunk(SESSION, DUE);
    ByteBuffer other = chunk(SESSION, DUE + later);
    int bytes = (end - from) * Short.BYTES;
    chunk.put(AudioChunk.offsetOf(from), other, AudioChunk.offsetOf(from), bytes);
    MessageFault fault = fault(chunk);
    assertWrong(fault, from, (long) (DUE + later) * SAMPLES + from);
  }

  @Property(tries = 200)
  void shouldNameAChunkThatIsWholeButNotDue(@ForAll @IntRange(max = DUE + 50) int sequence) {
    MessageFault fault = oracle.accept(chunk(SESSION, sequence), 0);
    if (sequence == DUE) {
      assertThat(fault).isNull();
      return;
    }
    assertThat(Objects.requireNonNull(fault).fault())
        .isEqualTo(sequence < DUE ? Outcome.DUPLICATED : Outcome.LOST);
    assertThat(fault.expected()).isEqualTo(address(DUE, 0));
    assertThat(fault.found()).isEqualTo(address(sequence, 0));
  }

  @Property(tries = 200)
  void shouldFindTwoSwappedChunks(@ForAll @IntRange(min = 1, max = 20) int later) {
    assertThat(fault(chunk(SESSION, DUE + later)).fault()).isEqualTo(Outcome.LOST);
    MessageFault late = fault(chunk(SESSION, DUE));
    assertThat(late.fault()).isEqualTo(Outcome.REORDERED);
    assertThat(late.found()).isEqualTo(address(DUE, 0));
  }

  @Property(tries = 200)
  void shouldNameTheOwnerOfADamagedHeader(
      @ForAll @IntRange(max = AudioChunk.SAMPLES_OFFSET - 1) int where,
      @ForAll @IntRange(min = 1, max = 255) int flip) {
    ByteBuffer chunk = chunk(SESSION, DUE);
    chunk.put(where, (byte) (chunk.get(where) ^ flip));
    MessageFault fault = fault(chunk);
    assertThat(fault.fault()).isEqualTo(Outcome.CORRUPTED);
    assertThat(fault.expected()).isEqualTo(address(DUE, 0));
    assertThat(fault.detail()).contains("audio chunk 200 of stream 0 whose header says ");
    assertGoesOn();
  }

  @Property(tries = 200)
  void shouldFindWhatIsCutShort(@ForAll @IntRange(max = AudioChunk.LENGTH - 1) int length) {
    MessageFault fault = fault(chunk(SESSION, DUE).limit(length));
    assertThat(fault.fault()).isEqualTo(Outcome.CORRUPTED);
    assertThat(fault.expected().sequence()).isEqualTo(DUE);
    assertThat(fault.detail()).contains(length + " bytes");
  }

  @Property(tries = 100)
  void shouldNameAnotherSession(@ForAll @IntRange(max = 1000) int sequence) {
    MessageFault fault = fault(chunk(SESSION + 2, sequence));
    assertThat(fault.fault()).isEqualTo(Outcome.CORRUPTED);
    assertThat(fault.found()).isEqualTo(new StampAddress(SESSION + 2, 0, sequence, 0));
  }

  @Property(tries = 200)
  void shouldNameTheStatusThatWasWrittenOverAChunk(@ForAll @IntRange(max = 1800) int at) {
    byte[] line = StatusText.of(2, 0, 17).getBytes(StandardCharsets.UTF_8);
    ByteBuffer chunk = chunk(SESSION, DUE);
    chunk.put(at, line);
    MessageFault fault = fault(chunk);
    assertThat(fault.fault()).isEqualTo(Outcome.CORRUPTED);
    assertThat(fault.found()).isEqualTo(new StampAddress(2, 0, 17, 0));
    assertThat(fault.detail()).contains("status line 17 of stream 0 of session 2");
  }

  @Example
  void shouldNotTakeTextForAudio() {
    MessageFault fault = Objects.requireNonNull(oracle.acceptText("la la la", 0));
    assertThat(fault.fault()).isEqualTo(Outcome.CORRUPTED);
    assertThat(fault.expected()).isEqualTo(address(DUE, 0));
  }
}
