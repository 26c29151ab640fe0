package dev.wsstress.tls;

import static dev.wsstress.tls.RecordJournal.CAPACITY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.model.DueRecord;
import dev.wsstress.model.RecordFact;
import dev.wsstress.model.RecordTrace;
import dev.wsstress.tls.RecordJournal.Disorder;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeTry;

/**
 * Records of which some have left in good order, often more than the journal remembers; the rest
 * are wrapped and leave in another way, in pieces of any size.
 */
class RecordJournalPropertyTest {
  private static final int MAX_BEFORE = 1300;
  private static final int MAX_WAITING = 60;

  private RecordJournal journal = new RecordJournal();

  /** jqwik keeps one instance for all tries of a property. */
  @BeforeTry
  void forget() {
    journal = new RecordJournal();
  }

  /** The journal after a good start, and what waits to be written. */
  private final class Stage {
    final Random random;
    final int before;
    final long bytesBefore;
    final List<byte[]> waiting;

    Stage(long seed, int before, int waiting) {
      this.random = new Random(seed);
      this.before = before;
      List<byte[]> first = Records.some(before, 16, 64, random);
      first.forEach(
          record -> {
            wrap(record);
            write(List.of(record), random);
          });
      this.bytesBefore = Records.length(first);
      this.waiting = Records.some(waiting, 16, 64, random);
      this.waiting.forEach(RecordJournalPropertyTest.this::wrap);
    }

    List<byte[]> wire() {
      return new ArrayList<>(waiting);
    }

    /** Two different places among the waiting, the smaller first. */
    int[] pair(int a, int b) {
      int i = a % waiting.size();
      int j = b % waiting.size();
      if (i == j) {
        j = (j + 1) % waiting.size();
      }
      return new int[] {Math.min(i, j), Math.max(i, j)};
    }

    void leaves(List<byte[]> wire) {
      write(wire, random);
    }

    /** Checks the finding; places count from the first of the waiting, found -1 for none. */
    void assertFound(List<byte[]> wire, int at, int expected, int found) {
      Disorder disorder = journal.disorder();
      assertThat(disorder).isNotNull();
      Objects.requireNonNull(disorder);
      assertThat(disorder.wirePosition()).isEqualTo(before + at);
      assertThat(disorder.wireOffset())
          .isEqualTo(bytesBefore + Records.length(wire.subList(0, at)));
      assertThat(disorder.expected()).isEqualTo(before + expected);
      assertThat(disorder.found()).isEqualTo(found < 0 ? -1 : before + found);
      assertTraced(disorder);
    }
  }

  private void wrap(byte[] record) {
    journal.wrapped(ByteBuffer.wrap(record), 0, record.length);
  }

  private void write(List<byte[]> records, Random random) {
    byte[] stream = Records.join(records);
    ByteBuffer buffer = Records.buffer(stream, 0, random.nextBoolean());
    int[] at = {0};
    Records.pieces(
        stream.length,
        1 + random.nextInt(200),
        random,
        piece -> {
          journal.written(buffer, at[0], at[0] + piece);
          at[0] += piece;
        });
  }

  private void assertTraced(Disorder disorder) {
    RecordTrace trace = journal.trace();
    long first = trace.firstWirePosition();
    assertThat(first).isEqualTo(Math.max(0, disorder.wirePosition() - 8));
    int at = (int) (disorder.wirePosition() - first);
    if (trace.wireOrder().size() > at) {
      assertThat(trace.wireOrder().get(at)).isEqualTo(disorder.found());
    }
    for (int i = 0; i < at; i++) {
      assertThat(trace.wireOrder().get(i)).as("in order before").isEqualTo(first + i);
    }
    if (disorder.expected() < journal.wrappedRecords()) {
      assertThat(trace.wrapOrder()).contains(journal.record(disorder.expected()));
    }
    assertThat(trace.wrapOrder()).extracting(RecordFact::index).startsWith(first).isSorted();
  }

  @Property(tries = 150)
  void shouldAccuseNobodyInGoodOrder(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 4000) int count,
      @ForAll @IntRange(min = 1, max = CAPACITY) int ahead) {
    Random random = new Random(seed);
    List<byte[]> records = Records.some(count, 1, 40, random);
    int written = 0;
    for (int wrapped = 0; wrapped < count; ) {
      int batch = Math.min(1 + random.nextInt(ahead), count - wrapped);
      records.subList(wrapped, wrapped + batch).forEach(this::wrap);
      wrapped += batch;
      write(records.subList(written, wrapped), random);
      written = wrapped;
    }

    assertThat(journal.disorder()).isNull();
    assertThat(journal.wrappedRecords()).isEqualTo(count);
    assertThat(journal.trace()).isEqualTo(RecordTrace.EMPTY);
  }

  @Property(tries = 150)
  void shouldFindAnyTwoThatAreSwapped(
      @ForAll long seed,
      @ForAll @IntRange(max = MAX_BEFORE) int before,
      @ForAll @IntRange(min = 2, max = MAX_WAITING) int waiting,
      @ForAll @IntRange(max = MAX_WAITING) int a,
      @ForAll @IntRange(max = MAX_WAITING) int b) {
    Stage stage = new Stage(seed, before, waiting);
    int[] pair = stage.pair(a, b);
    List<byte[]> wire = stage.wire();
    Collections.swap(wire, pair[0], pair[1]);

    stage.leaves(wire);

    stage.assertFound(wire, pair[0], pair[0], pair[1]);
    // Farther behind it is no longer noted.
    boolean noted = pair[1] - pair[0] < RecordJournal.AFTERMATH;
    DueRecord due = journal.dueRecord();
    assertThat(due).isEqualTo(new DueRecord(!noted && due.neverLeft(), false, false, false));
  }

  @Property(tries = 150)
  void shouldFindOneThatLeavesTwice(
      @ForAll long seed,
      @ForAll @IntRange(max = MAX_BEFORE) int before,
      @ForAll @IntRange(min = 2, max = MAX_WAITING) int waiting,
      @ForAll @IntRange(max = MAX_WAITING) int a,
      @ForAll @IntRange(max = MAX_WAITING) int b) {
    Stage stage = new Stage(seed, before, waiting);
    int[] pair = stage.pair(a, b);
    List<byte[]> wire = stage.wire();
    wire.add(pair[1], wire.get(pair[0]));

    stage.leaves(wire);

    stage.assertFound(wire, pair[1], pair[1], pair[0]);
  }

  /** That the record is lost for good is not known before the end: it may still come. */
  @Property(tries = 150)
  void shouldCallTheRecordsAfterOneThatDoesNotLeaveReordered(
      @ForAll long seed,
      @ForAll @IntRange(max = MAX_BEFORE) int before,
      @ForAll @IntRange(min = 2, max = MAX_WAITING) int waiting,
      @ForAll @IntRange(max = MAX_WAITING) int a) {
    Stage stage = new Stage(seed, before, waiting);
    int dropped = a % (waiting - 1);
    List<byte[]> wire = stage.wire();
    wire.remove(dropped);

    stage.leaves(wire);

    stage.assertFound(wire, dropped, dropped, dropped + 1);
    assertThat(journal.record(before + dropped).writtenBy()).isEmpty();
    assertThat(journal.dueRecord()).isEqualTo(new DueRecord(true, false, false, false));
  }

  @Property(tries = 300)
  void shouldFindAnyByteThatWasChanged(
      @ForAll long seed,
      @ForAll @IntRange(max = MAX_BEFORE) int before,
      @ForAll @IntRange(min = 1, max = MAX_WAITING) int waiting,
      @ForAll @IntRange(max = MAX_WAITING) int a,
      @ForAll @IntRange(max = 1000) int at,
      @ForAll @IntRange(min = 1, max = 255) int flip) {
    Stage stage = new Stage(seed, before, waiting);
    int torn = a % waiting;
    List<byte[]> wire = stage.wire();
    byte[] changed = wire.get(torn).clone();
    changed[anyButTheLength(at, changed.length)] ^= (byte) flip;
    wire.set(torn, changed);

    stage.leaves(wire);

    stage.assertFound(wire, torn, torn, -1);
  }

  private static int anyButTheLength(int at, int length) {
    int chosen = at % (length - 2);
    return chosen < 3 ? chosen : chosen + 2;
  }

  /** A longer length swallows what follows, so it is found as soon as enough has followed. */
  @Property(tries = 150)
  void shouldFindALengthThatWasChanged(
      @ForAll long seed,
      @ForAll @IntRange(max = MAX_BEFORE) int before,
      @ForAll @IntRange(max = 20) int torn,
      @ForAll @IntRange(min = 1, max = 255) int flip) {
    Stage stage = new Stage(seed, before, MAX_WAITING);
    List<byte[]> wire = stage.wire();
    byte[] changed = wire.get(torn).clone();
    changed[4] ^= (byte) flip;
    wire.set(torn, changed);

    stage.leaves(wire);

    stage.assertFound(wire, torn, torn, -1);
  }

  /** One write in the middle of another, as two threads at one socket do. */
  @Property(tries = 150)
  void shouldFindARecordCutApartByAnother(
      @ForAll long seed,
      @ForAll @IntRange(max = MAX_BEFORE) int before,
      @ForAll @IntRange(max = 20) int torn,
      @ForAll @IntRange(min = 1, max = 20) int cut) {
    Stage stage = new Stage(seed, before, 5 * MAX_WAITING);
    List<byte[]> wire = stage.wire();
    byte[] outer = wire.get(torn);
    byte[] inner = wire.remove(torn + 1);
    ByteBuffer mixed = ByteBuffer.allocate(outer.length + inner.length);
    mixed.put(outer, 0, cut).put(inner).put(outer, cut, outer.length - cut);
    wire.set(torn, mixed.array());

    stage.leaves(wire);

    stage.assertFound(wire, torn, torn, -1);
  }

  @Property(tries = 100)
  void shouldAccuseNobodyForRecordsThatItHasForgotten(
      @ForAll long seed,
      @ForAll @IntRange(max = 300) int before,
      @ForAll @IntRange(min = 2, max = 700) int tooMany) {
    Stage stage = new Stage(seed, before, CAPACITY + tooMany);
    List<byte[]> wire = stage.wire();
    Collections.shuffle(wire.subList(0, tooMany), stage.random);

    stage.leaves(wire);

    assertThat(journal.disorder()).isNull();
  }

  @Property(tries = 100)
  void shouldAccuseAgainAsSoonAsItRemembers(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 700) int tooMany) {
    Stage stage = new Stage(seed, 0, CAPACITY + tooMany);
    List<byte[]> wire = stage.wire();
    Collections.shuffle(wire.subList(0, tooMany), stage.random);
    Collections.swap(wire, tooMany, tooMany + 1);

    stage.leaves(wire);

    Disorder disorder = journal.disorder();
    assertThat(disorder).isNotNull();
    Objects.requireNonNull(disorder);
    assertThat(disorder.wirePosition()).isEqualTo(tooMany);
    assertThat(disorder.wireOffset()).isEqualTo(Records.length(wire.subList(0, tooMany)));
    assertThat(disorder.found()).isEqualTo(tooMany + 1);
  }
}
