package dev.wsstress.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.message.BufferKind;
import dev.wsstress.message.Stamp;
import dev.wsstress.reports.result.Observation.MessageFault;
import dev.wsstress.reports.result.Outcome;
import dev.wsstress.reports.result.Side;
import dev.wsstress.reports.result.StampAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** Message 2 of stream 1 is damaged; streams 0 and 1 have had messages 0 and 1 before. */
class CorruptionProperties {
  private static final int STREAM = 1;
  private static final long SEQUENCE = 2;

  private final StreamOracle oracle = new StreamOracle(Side.SERVER, Messages.SESSION);

  CorruptionProperties() {
    for (int i = 0; i < SEQUENCE; i++) {
      accept(Messages.own(STREAM, i, 64));
      accept(Messages.own(0, i, 64));
    }
    assertThat(oracle.verified()).isEqualTo(2 * SEQUENCE);
  }

  private @Nullable MessageFault accept(byte[] message) {
    return oracle.accept(Messages.received(message), 0);
  }

  private MessageFault corrupted(byte[] message) {
    return corrupted(message, BufferKind.HEAP);
  }

  private MessageFault corrupted(byte[] message, BufferKind kind) {
    ByteBuffer received = kind.hold(message, 3);
    MessageFault fault = oracle.accept(received, 77);
    assertThat(received.position()).isEqualTo(3);
    assertThat(received.limit()).isEqualTo(3 + message.length);
    MessageFault found = Objects.requireNonNull(fault, "damage was not found");
    assertThat(found.fault()).isEqualTo(Outcome.CORRUPTED);
    return found;
  }

  private static byte[] sent(int length) {
    return Messages.own(STREAM, SEQUENCE, length);
  }

  private static StampAddress expected(long block) {
    return new StampAddress(Messages.SESSION, STREAM, SEQUENCE, block);
  }

  private void assertNextIsAccepted() {
    assertThat(accept(Messages.own(STREAM, SEQUENCE + 1, 64))).isNull();
    assertThat(accept(Messages.own(0, SEQUENCE, 64))).isNull();
    assertThat(oracle.finish(STREAM, SEQUENCE + 2, 0)).isEmpty();
  }

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
  void shouldNameTheMessageOfADamagedHeader(
      @ForAll @IntRange(min = 32, max = 1000) int length,
      @ForAll @IntRange(max = 31) int index,
      @ForAll @IntRange(min = 1, max = 255) int flip,
      @ForAll BufferKind kind) {
    byte[] bytes = sent(length);
    bytes[index] ^= (byte) flip;
    MessageFault fault = corrupted(bytes, kind);
    assertThat(fault.expected()).isEqualTo(expected(0));
    assertThat(fault.detail())
        .startsWith("message 2 of stream 1 whose header says " + fieldAt(index));
    assertNextIsAccepted();
  }

  private static String fieldAt(int index) {
    String[] fields = {
      "magic", "version,reserved byte,stream,stream", "session", "length",
      "sequence", "sequence", "CRC-32", "reserved bytes"
    };
    String[] bytes = fields[index / 4].split(",", -1);
    return bytes[bytes.length == 1 ? 0 : index % 4] + " ";
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

  @Property
  void shouldNameTheOwnerWhenAllButTheHeaderIsReplaced(
      @ForAll @IntRange(min = 1, max = 40) int blocks, @ForAll Owner owner) {
    byte[] bytes = sent(32 + blocks * 16);
    System.arraycopy(owner.message(bytes.length), 32, bytes, 32, blocks * 16);
    MessageFault fault = corrupted(bytes);
    assertThat(fault.expected()).isEqualTo(expected(0));
    assertThat(fault.found()).isEqualTo(owner.address(0));
    assertThat(fault.detail()).contains(owner.words, blocks + " whole blocks are wrong");
    assertNextIsAccepted();
  }

  /** Whose block may be found in a message. */
  enum Owner {
    EARLIER(Messages.SESSION, STREAM, 1, "message 1 (same stream, earlier)"),
    LATER(Messages.SESSION, STREAM, 3, "message 3 (same stream, later)"),
    OTHER_STREAM(Messages.SESSION, 0, 2, "message 2 of stream 0 (same session, another stream)"),
    OTHER_SESSION(6, 1, 2, "message 2 of stream 1 of session 6 (another session)"),
    FIRST_SESSION(0, 0, 9, "message 9 of stream 0 of session 0 (another session)");

    private final int session;
    private final int stream;
    private final long sequence;
    private final String words;

    Owner(int session, int stream, long sequence, String words) {
      this.session = session;
      this.stream = stream;
      this.sequence = sequence;
      this.words = words;
    }

    byte[] message(int length) {
      return Messages.encode(session, stream, sequence, length);
    }

    StampAddress address(long block) {
      return new StampAddress(session, stream, sequence, block);
    }
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

  @Property
  void shouldSayByHowMuchItsOwnBytesMoved(
      @ForAll @IntRange(min = 8, max = 60) int blocks,
      @ForAll @IntRange(max = 59) int from,
      @ForAll @IntRange(min = 1, max = 100) int distance,
      @ForAll boolean late) {
    byte[] sent = sent(32 + blocks * 16 + 128);
    byte[] bytes = sent.clone();
    int block = from % (blocks - 4);
    int start = 32 + block * 16;
    int source = late ? start : start + distance;
    int target = late ? start + distance : start;
    if (late) {
      Arrays.fill(bytes, start, target, (byte) 0xEE);
    }
    System.arraycopy(sent, source, bytes, target, sent.length - Math.max(source, target));
    MessageFault fault = corrupted(bytes);
    assertThat(fault.expected()).isEqualTo(expected(block));
    if (late && distance >= 32) {
      assertThat(fault.found()).isNull();
    } else if (!(late && distance == 16)) {
      assertThat(Objects.requireNonNull(fault.found()).sequence()).isEqualTo(SEQUENCE);
      assertThat(fault.detail())
          .contains("its own message, " + distance + (late ? " bytes late" : " bytes early"));
    }
    assertNextIsAccepted();
  }

  @Property
  void shouldNameTheBlockWhereAMessageIsCutShort(
      @ForAll @IntRange(min = 33, max = 2000) int length, @ForAll @IntRange(max = 1999) int cut) {
    int left = cut % length;
    MessageFault fault = corrupted(Arrays.copyOf(sent(length), left));
    assertThat(fault.found()).isNull();
    assertThat(fault.expected().block()).isEqualTo(Math.max(0, left - 32) / 16);
    if (left >= 8) {
      assertThat(fault.expected()).isEqualTo(expected(fault.expected().block()));
    }
    if (left >= 32) {
      assertThat(fault.detail())
          .isEqualTo("message 2 of stream 1 cut short: " + left + " bytes of " + length);
      assertNextIsAccepted();
    } else {
      assertThat(fault.detail()).isEqualTo(left + " bytes, fewer than a header has");
    }
  }

  @Property
  void shouldNameWhatFollowsAMessageThatIsTooLong(
      @ForAll @IntRange(min = 32, max = 500) int length, @ForAll Owner owner) {
    byte[] other = owner.message(64);
    byte[] bytes = Arrays.copyOf(sent(length), length + 64);
    System.arraycopy(other, 0, bytes, length, 64);
    MessageFault fault = corrupted(bytes);
    assertThat(fault.expected()).isEqualTo(expected((length - 32) / 16));
    assertThat(fault.found()).isEqualTo(owner.address(0));
    assertThat(fault.detail())
        .startsWith("message 2 of stream 1 too long: behind its " + length + " bytes are 64 more")
        .contains("holds the header of " + owner.words);
    assertNextIsAccepted();
  }

  @Property
  void shouldFindAMessageThatBelongsToAnotherSession(
      @ForAll @IntRange(min = 32, max = 500) int length) {
    MessageFault fault = corrupted(Messages.encode(9, STREAM, 40, length));
    assertThat(fault.expected()).isEqualTo(expected(0));
    assertThat(fault.found()).isEqualTo(new StampAddress(9, STREAM, 40, 0));
    assertThat(fault.detail())
        .isEqualTo("message 40 of stream 1 of session 9, whole, on another session");
    assertThat(accept(sent(64))).isNull();
    assertNextIsAccepted();
  }

  @Property
  void shouldFindAMessageThatLostItsFirstBytes(
      @ForAll @IntRange(min = 200, max = 500) int length,
      @ForAll @IntRange(min = 1, max = 31) int lost) {
    MessageFault fault = corrupted(Arrays.copyOfRange(sent(length), lost, length));
    assertThat(fault.expected()).isEqualTo(expected(0));
    assertThat(fault.detail())
        .contains("block 0 holds bytes of its own message, " + lost + " bytes early")
        .contains("its header says magic ");
    assertNextIsAccepted();
  }
}
