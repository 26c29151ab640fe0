package dev.wsstress.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.BeforeTry;

class RecordCutterTest {
  private static final int LARGEST_FRAGMENT = 16384 + 2048;

  private Notes notes = new Notes();
  private RecordCutter cutter = new RecordCutter(notes);

  /** jqwik keeps one instance for all tries of a property. */
  @BeforeTry
  void forget() {
    notes = new Notes();
    cutter = new RecordCutter(notes);
  }

  /** What a cutter told. */
  private static final class Notes implements RecordCutter.Sink {
    private final List<Long> fingerprints = new ArrayList<>();
    private final List<Integer> lengths = new ArrayList<>();
    private int garbage;

    @Override
    public void record(long fingerprint, int length) {
      fingerprints.add(fingerprint);
      lengths.add(length);
    }

    @Override
    public void garbage() {
      garbage++;
    }
  }

  @Provide
  Arbitrary<Integer> fragments() {
    return Arbitraries.oneOf(
        Arbitraries.integers().between(1, 12),
        Arbitraries.integers().between(1, 1200),
        Arbitraries.integers().between(LARGEST_FRAGMENT - 9, LARGEST_FRAGMENT));
  }

  @Property(tries = 300)
  void shouldFindTheSameRecordsInPiecesOfAnySize(
      @ForAll @Size(max = 12) List<@From("fragments") Integer> fragments,
      @ForAll @IntRange(min = 1, max = 20_000) int longestPiece,
      @ForAll @IntRange(max = 9) int offset,
      @ForAll boolean direct,
      @ForAll long seed) {
    Random random = new Random(seed);
    List<byte[]> records = fragments.stream().map(f -> Records.record(f, random)).toList();
    byte[] stream = Records.join(records);
    ByteBuffer buffer = Records.buffer(stream, offset, direct);
    int[] at = {offset};

    Records.pieces(
        stream.length,
        longestPiece,
        random,
        piece -> {
          cutter.feed(buffer, at[0], at[0] + piece);
          at[0] += piece;
        });

    assertThat(notes.lengths).isEqualTo(records.stream().map(r -> r.length).toList());
    assertThat(notes.fingerprints).isEqualTo(records.stream().map(this::fingerprint).toList());
    assertThat(notes.garbage).isZero();
    assertThat(buffer.position()).isZero();
  }

  /** The fingerprint of a record that comes alone and whole. */
  private long fingerprint(byte[] record) {
    Notes alone = new Notes();
    new RecordCutter(alone).feed(ByteBuffer.wrap(record), 0, record.length);
    assertThat(alone.fingerprints).hasSize(1);
    return alone.fingerprints.get(0);
  }

  @Property(tries = 300)
  void shouldTellARecordFromOneThatDiffersInAnyByteAfterItsLength(
      @ForAll @IntRange(min = 1, max = 1200) int fragment,
      @ForAll @IntRange(min = 1, max = 255) int flip,
      @ForAll @IntRange(max = 1199) int at,
      @ForAll long seed) {
    byte[] record = Records.record(fragment, new Random(seed));
    byte[] other = record.clone();
    other[RecordCutter.HEADER + at % fragment] ^= (byte) flip;

    assertThat(fingerprint(other)).isNotEqualTo(fingerprint(record));
  }

  @Property
  void shouldTellARecordFromOneOfAnotherTypeOrVersion(@ForAll long seed) {
    byte[] record = Records.record(40, new Random(seed));
    byte[] type = record.clone();
    type[0] = (byte) (20 + (record[0] - 20 + 1) % 5);
    byte[] version = record.clone();
    version[2] = 1;

    assertThat(fingerprint(type)).isNotEqualTo(fingerprint(record));
    assertThat(fingerprint(version)).isNotEqualTo(fingerprint(record));
  }

  @Property
  void shouldKnowThreeHeaderBytesAndNoMoreYet(@ForAll @IntRange(min = 1, max = 300) int fragment) {
    byte[] record = Records.record(fragment, new Random(fragment));
    ByteBuffer buffer = ByteBuffer.wrap(record);

    cutter.feed(buffer, 0, 3);
    cutter.feed(buffer, 3, 3);
    cutter.feed(buffer, 3, record.length - 1);
    assertThat(notes.lengths).isEmpty();

    cutter.feed(buffer, record.length - 1, record.length);
    assertThat(notes.lengths).containsExactly(record.length);
  }

  @Property
  void shouldSayOnceThatBytesAreNoRecordsAndFallSilent(
      @ForAll("badHeaders") byte[] header, @ForAll boolean direct) {
    byte[] good = Records.record(20, new Random(1));
    byte[] stream = Records.join(List.of(good, header, good, good));
    ByteBuffer buffer = Records.buffer(stream, 0, direct);

    cutter.feed(buffer, 0, stream.length);
    cutter.feed(buffer, 0, stream.length);

    assertThat(notes.lengths).as("what came before counts").containsExactly(good.length);
    assertThat(notes.garbage).isOne();
  }

  @Provide
  Arbitrary<byte[]> badHeaders() {
    return Arbitraries.of(
        header(19, 3, 20),
        header(25, 3, 20),
        header(0, 3, 20),
        header(0x17 | 0x80, 3, 20),
        header(23, 2, 20),
        header(23, 4, 20),
        header(23, 3, 0),
        header(23, 3, LARGEST_FRAGMENT + 1),
        header(23, 3, 0xFFFF));
  }

  private static byte[] header(int type, int major, int fragment) {
    return new byte[] {(byte) type, (byte) major, 3, (byte) (fragment >> 8), (byte) fragment};
  }

  @Example
  void shouldTakeNothingForNothing() {
    cutter.feed(ByteBuffer.allocate(0), 0, 0);

    assertThat(notes.lengths).isEmpty();
    assertThat(notes.garbage).isZero();
  }
}
