package dev.wsstress.tls;

import static dev.wsstress.tls.RecordJournal.AFTERMATH;
import static dev.wsstress.tls.RecordJournal.CAPACITY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.model.DueRecord;
import dev.wsstress.model.RecordFact;
import dev.wsstress.model.RecordTrace;
import dev.wsstress.model.StackFact;
import dev.wsstress.model.StackFact.Moment;
import dev.wsstress.tls.RecordJournal.Disorder;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Single cases; see {@link RecordJournalPropertyTest} for all orders. */
class RecordJournalTest {
  private final RecordJournal journal = new RecordJournal();
  private final Random random = new Random(7);

  private void wrap(List<byte[]> records) {
    records.forEach(this::wrap);
  }

  private void wrap(byte[] record) {
    journal.wrapped(ByteBuffer.wrap(record), 0, record.length);
  }

  private void write(List<byte[]> records) {
    records.forEach(this::write);
  }

  private void write(byte[] record) {
    journal.written(ByteBuffer.wrap(record), 0, record.length);
  }

  /** Wraps and writes that many records in order, and says how many bytes they were. */
  private long flow(int count) {
    List<byte[]> records = Records.some(count, 20, 60, random);
    for (byte[] record : records) {
      wrap(record);
      write(record);
    }
    return Records.length(records);
  }

  private Disorder disorder() {
    Disorder disorder = journal.disorder();
    assertThat(disorder).isNotNull();
    return java.util.Objects.requireNonNull(disorder);
  }

  /** What is known of the record that was due. */
  private void due(
      boolean neverLeft, boolean wrappedOver, boolean writerWentOn, boolean unknownFollowed) {
    assertThat(journal.dueRecord())
        .isEqualTo(new DueRecord(neverLeft, wrappedOver, writerWentOn, unknownFollowed));
  }

  private static void on(String thread, Runnable work) throws InterruptedException {
    Thread t = new Thread(work, thread);
    t.start();
    t.join();
  }

  @Test
  void shouldKnowTheThreadsOfEachRecord() throws InterruptedException {
    List<byte[]> two = Records.some(2, 30, 30, random);
    on("wrapper-1", () -> wrap(two.get(0)));
    on("wrapper-2", () -> wrap(two.get(1)));
    on("writer-2", () -> write(two.get(1)));
    on("writer-1", () -> write(two.get(0)));

    assertThat(journal.record(0)).isEqualTo(new RecordFact(0, 35, "wrapper-1", "writer-1"));
    assertThat(journal.record(1)).isEqualTo(new RecordFact(1, 35, "wrapper-2", "writer-2"));
    assertThat(disorder().expected()).isZero();
    assertThat(disorder().found()).isEqualTo(1);
    assertThat(journal.dueRecord().neverLeft()).isFalse();
  }

  @Test
  void shouldNotNameAWriterOfARecordThatHasNotLeft() {
    wrap(Records.some(2, 30, 30, random));

    assertThat(journal.record(1).writtenBy()).isEmpty();
    assertThat(journal.record(1).wrappedBy()).isEqualTo(Thread.currentThread().getName());
  }

  @Test
  void shouldNotNameAWriterOfANewRecordWhenAForgottenOneLeaves() {
    List<byte[]> records = Records.some(CAPACITY + 1, 20, 20, random);
    wrap(records);

    write(records.get(0));

    assertThat(journal.disorder()).isNull();
    assertThat(journal.record(CAPACITY).writtenBy()).as("it shares the slot of record 0").isEmpty();
  }

  @Test
  void shouldCallARecordThatLeavesWhenNoneIsDueForeign() {
    List<byte[]> one = Records.some(1, 30, 30, random);
    wrap(one);
    write(one);
    write(one);

    assertThat(disorder().expected()).isEqualTo(1);
    assertThat(journal.dueRecord()).isEqualTo(DueRecord.UNKNOWN);
    assertThat(disorder().wirePosition()).isEqualTo(1);
    assertThat(disorder().found()).isZero();
  }

  @Test
  void shouldKnowNothingOfARecordThatWasNeverWrapped() {
    flow(CAPACITY + 10);
    write(Records.record(30, random));

    Disorder disorder = disorder();
    assertThat(disorder.found()).isEqualTo(-1);
    assertThat(disorder.expected()).isEqualTo(CAPACITY + 10);
    assertThat(journal.record(disorder.expected()))
        .as("not the older record in its slot")
        .isEqualTo(new RecordFact(CAPACITY + 10, 0, "", ""));
  }

  @Test
  void shouldCallBytesThatAreNoRecordTorn() {
    long bytes = flow(40);
    wrap(Records.record(30, random));
    write("GET / HTTP/1.1".getBytes(java.nio.charset.StandardCharsets.US_ASCII));

    due(true, false, false, true);
    assertThat(disorder().wirePosition()).isEqualTo(40);
    assertThat(disorder().wireOffset()).isEqualTo(bytes);
    assertThat(disorder().expected()).isEqualTo(40);
    assertThat(disorder().found()).isEqualTo(-1);
  }

  @Test
  void shouldCallARecordTornThatWasWrittenOverBeforeItCouldBeNoted() {
    flow(3);
    wrap(new byte[] {1, 2, 3, 4, 5});
    assertThat(journal.dueRecord()).isEqualTo(DueRecord.UNKNOWN);
    assertThat(disorder().expected()).isEqualTo(3);
    assertThat(disorder().found()).isEqualTo(-1);
  }

  @Test
  void shouldTraceTheDisorderAndItsNeighbours() {
    flow(100);
    swapTwo();
    flow(10);

    RecordTrace trace = journal.trace();

    assertThat(trace.firstWirePosition()).isEqualTo(92);
    assertThat(trace.wireOrder())
        .containsExactly(
            92L, 93L, 94L, 95L, 96L, 97L, 98L, 99L, 101L, 100L, 102L, 103L, 104L, 105L, 106L, 107L,
            108L, 109L, 110L, 111L);
    assertThat(trace.wrapOrder().stream().map(RecordFact::index))
        .isEqualTo(LongStream.range(92, 112).boxed().toList());
  }

  private void swapTwo() {
    List<byte[]> two = Records.some(2, 30, 30, random);
    wrap(two);
    write(two.get(1));
    write(two.get(0));
  }

  @Test
  void shouldKeepTheDisorderInItsMemoryWhateverFlowsAfterwards() {
    flow(1000);
    swapTwo();
    Disorder first = disorder();
    RecordFact found = journal.record(first.found());
    flow(3 * CAPACITY);

    assertThat(journal.disorder()).isEqualTo(first);
    assertThat(journal.record(first.found())).isEqualTo(found);
    RecordTrace trace = journal.trace();
    assertThat(trace.firstWirePosition()).isEqualTo(992);
    assertThat(trace.wireOrder()).hasSize(8 + 1 + AFTERMATH).contains(1001L, 1000L);
    assertThat(trace.wrapOrder()).extracting(RecordFact::index).contains(992L, 1000L, 1001L);
  }

  @Test
  void shouldKeepTheDisorderInItsMemoryWhenWrappingRunsAheadOfTheWire() {
    flow(1000);
    swapTwo();
    Disorder first = disorder();
    List<RecordFact> pair = List.of(journal.record(1000), journal.record(1001));

    wrap(Records.some(3 * CAPACITY, 70, 90, random));

    assertThat(List.of(journal.record(first.expected()), journal.record(first.found())))
        .isEqualTo(pair);
    assertThat(journal.trace().wireOrder()).endsWith(1001L, 1000L).hasSize(10);
    assertThat(journal.trace().wrapOrder()).startsWith(journal.record(992)).containsAll(pair);
  }

  @Test
  void shouldKeepGarbageInItsMemoryWhenWrappingGoesOn() {
    flow(1000);
    byte[] due = Records.record(30, random);
    wrap(due);
    RecordFact expected = journal.record(1000);
    write(new byte[due.length]);

    wrap(Records.some(3 * CAPACITY, 70, 90, random));

    assertThat(journal.record(disorder().expected())).isEqualTo(expected);
    assertThat(journal.trace().wrapOrder()).contains(expected);
  }

  /** Two threads that wrap into one buffer: the second record is there when the first is due. */
  @Test
  void shouldKnowThatARecordWasOverwrittenWhenItsThreadWentOnWithoutIt() throws Exception {
    flow(10);
    byte[] next = Records.record(44, random);
    wrap(Records.record(40, random));
    on(
        "other",
        () -> {
          byte[] over = Records.record(50, random);
          wrap(over);
          write(over);
        });
    wrap(next);
    due(true, false, false, false);

    write(next);
    due(true, false, true, false);
    assertThat(disorder().expected()).isEqualTo(10);
    assertThat(disorder().found()).isEqualTo(11);
  }

  /** Two threads wrap into one buffer, one over the other. */
  @Test
  void shouldKnowThatARecordWasOverwrittenWhereItLay() throws Exception {
    flowInto(new byte[200], 10);
    byte[] shared = new byte[200];
    byte[] due = Records.record(60, random);
    byte[] over = Records.record(50, random);
    wrapInto(shared, 20, due);
    on("other", () -> wrapInto(shared, 70, over));
    journal.written(ByteBuffer.wrap(shared), 70, 70 + over.length);

    due(true, true, false, false);
    assertThat(disorder().expected()).isEqualTo(10);
    assertThat(disorder().found()).isEqualTo(11);
  }

  @Test
  void shouldKnowThatATornRecordWasOverwrittenWhereItLay() throws Exception {
    flowInto(new byte[200], 10);
    byte[] shared = new byte[200];
    byte[] due = Records.record(60, random);
    wrapInto(shared, 0, due);
    journal.written(ByteBuffer.wrap(shared), 0, 20);
    on("other", () -> wrapInto(shared, 0, Records.record(60, random)));
    journal.written(ByteBuffer.wrap(shared), 20, due.length);

    due(true, true, false, true);
    assertThat(disorder().found()).isEqualTo(-1);
  }

  @Test
  void shouldNotTakeRecordsBehindEachOtherInOneBufferForOverwritten() {
    flowInto(new byte[200], 10);
    byte[] batch = new byte[200];
    byte[] due = Records.record(60, random);
    byte[] next = Records.record(50, random);
    wrapInto(batch, 0, due);
    wrapInto(batch, due.length, next);
    journal.written(ByteBuffer.wrap(batch), due.length, due.length + next.length);

    assertThat(disorder().found()).isGreaterThan(disorder().expected());
    due(true, false, false, false);
  }

  /** What is wrapped on a connection that has failed may be wrapped to anywhere. */
  @Test
  void shouldNotTakeARecordForOverwrittenByWhatCameAfterTheDisorder() {
    flowInto(new byte[200], 10);
    byte[] own = new byte[100];
    byte[] other = Records.record(50, random);
    wrapInto(own, 0, Records.record(60, random));
    byte[] others = new byte[100];
    wrapInto(others, 0, other);
    journal.written(ByteBuffer.wrap(others), 0, other.length);
    wrapInto(own, 0, Records.record(40, random));

    assertThat(disorder().found()).isGreaterThan(disorder().expected());
    due(true, false, false, false);
  }

  /** What has left may be written over, however late it is. */
  @Test
  void shouldNotTakeARecordThatLeftLaterForOverwritten() {
    flowInto(new byte[200], 10);
    byte[] shared = new byte[100];
    byte[] due = Records.record(60, random);
    byte[] other = Records.record(50, random);
    wrapInto(shared, 0, due);
    wrapInto(shared, 0, other);
    journal.written(ByteBuffer.wrap(shared), 0, other.length);
    System.arraycopy(due, 0, shared, 0, due.length);
    journal.written(ByteBuffer.wrap(shared), 0, due.length);

    assertThat(disorder().found()).isGreaterThan(disorder().expected());
    due(false, true, false, false);
  }

  /** Who copies a record away, and writes the copy, may use the buffer at once. */
  @Test
  void shouldNotTakeARecordThatWasCopiedAwayForOverwritten() {
    byte[] engines = new byte[100];
    List<byte[]> copies = Records.some(12, 30, 60, random);
    for (byte[] copy : copies.subList(0, 10)) {
      wrapInto(engines, 0, copy);
      write(copy);
    }
    wrapInto(engines, 0, copies.get(10));
    wrapInto(engines, 0, copies.get(11));
    write(copies.get(11));

    assertThat(disorder().found()).isGreaterThan(disorder().expected());
    due(true, false, false, false);
  }

  /** Wraps and writes that many records in order, each from where it was wrapped to. */
  private void flowInto(byte[] buffer, int count) {
    for (byte[] record : Records.some(count, 20, 60, random)) {
      wrapInto(buffer, 0, record);
      journal.written(ByteBuffer.wrap(buffer), 0, record.length);
    }
  }

  private void wrapInto(byte[] buffer, int at, byte[] record) {
    System.arraycopy(record, 0, buffer, at, record.length);
    journal.wrapped(ByteBuffer.wrap(buffer), at, at + record.length);
  }

  /** Who hands its records to others may go on while they are still in a queue. */
  @Test
  void shouldNotTakeARecordThatWasHandedOnForOverwritten() throws Exception {
    flow(10);
    List<byte[]> records = Records.some(3, 30, 30, random);
    on("wrapper", () -> wrap(records));
    write(records.get(1));
    write(records.get(2));

    assertThat(disorder().found()).isGreaterThan(disorder().expected());
    due(true, false, false, false);
  }

  /**
   * What was wrapped before may also have been waiting in one queue, and be written in any order.
   */
  @Test
  void shouldNotTakeARecordForOverwrittenBecauseOfWhatWaitedBesideIt() {
    flow(10);
    List<byte[]> records = Records.some(3, 30, 30, random);
    wrap(records);
    write(records.get(1));
    write(records.get(2));

    assertThat(disorder().found()).isGreaterThan(disorder().expected());
    due(true, false, false, false);
  }

  /** The record may be in bytes that nobody can read. */
  @Test
  void shouldNotTakeARecordForOverwrittenWhenUnknownBytesLeft() throws Exception {
    flow(10);
    byte[] over = Records.record(50, random);
    byte[] next = Records.record(44, random);
    wrap(Records.record(40, random));
    on("other", () -> wrap(over));
    write(over);
    write(Records.record(40, random));
    wrap(next);
    write(next);

    assertThat(disorder().found()).isGreaterThan(disorder().expected());
    due(true, false, true, true);
  }

  @Test
  void shouldHaveNothingToTraceInGoodOrder() {
    flow(20);

    assertThat(journal.trace()).isEqualTo(RecordTrace.EMPTY);
    assertThat(journal.wrappedRecords()).isEqualTo(20);
  }

  private List<StackFact> stacks(String thread, Moment moment) {
    return journal.trace().stacks().stream()
        .filter(s -> s.thread().equals(thread) && s.moment() == moment)
        .toList();
  }

  @Test
  void shouldKnowWhereTheThreadsStoodThatWrappedAndWrote() throws InterruptedException {
    List<byte[]> two = Records.some(2, 30, 30, random);
    on("wrapper-1", () -> wrap(two.get(0)));
    on("wrapper-2", () -> wrap(two.get(1)));
    on("writer-2", () -> write(two.get(1)));
    on("writer-1", () -> write(two.get(0)));

    assertStack(stacks("wrapper-1", Moment.WRAP), 0, "RecordJournalTest.wrap(");
    assertStack(stacks("wrapper-2", Moment.WRAP), 1, "RecordJournalTest.wrap(");
    assertStack(stacks("writer-2", Moment.WRITE), 1, "RecordJournalTest.write(");
    assertStack(stacks("writer-1", Moment.WRITE), 0, "RecordJournalTest.write(");
  }

  private static void assertStack(List<StackFact> stacks, long record, String innermost) {
    assertThat(stacks).hasSize(1);
    assertThat(stacks.get(0).record()).isEqualTo(record);
    assertThat(stacks.get(0).frames().get(0)).startsWith("dev.wsstress.tls.").contains(innermost);
  }

  @Test
  void shouldFindTheOtherThreadBetweenItsWrapAndItsWrite() throws InterruptedException {
    List<byte[]> two = Records.some(2, 30, 30, random);
    CountDownLatch wrapped = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    Thread slow = new Thread(() -> wrapThenWait(two.get(0), wrapped, over), "slow");
    slow.start();
    wrapped.await();
    wrap(two.get(1));
    write(two.get(1));
    over.countDown();
    slow.join();

    List<StackFact> there = stacks("slow", Moment.FAULT);
    assertThat(there).hasSize(1);
    assertThat(there.get(0).frames()).anyMatch(f -> f.contains("RecordJournalTest.wrapThenWait("));
    assertThat(there.get(0).record()).as("the record that was due").isZero();
  }

  private void wrapThenWait(byte[] record, CountDownLatch wrapped, CountDownLatch over) {
    wrap(record);
    wrapped.countDown();
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void shouldHaveASampleThatIsNotOld() {
    int before = 3 * StackSamples.EVERY + 7;
    flow(before);
    List<byte[]> two = Records.some(2, 30, 30, random);
    wrap(two);
    write(two.get(1));

    List<StackFact> samples = stacks(Thread.currentThread().getName(), Moment.WRAP);
    assertThat(samples).hasSize(1);
    assertThat(samples.get(0).record()).isBetween((long) before - StackSamples.EVERY, before + 1L);
  }

  @Test
  void shouldTakeNoStackWhileAllIsWell() {
    flow(50);
    assertThat(journal.trace().stacks()).isEmpty();
  }

  @Test
  void shouldSampleNoMoreThreadsThanItHasRoomFor() throws InterruptedException {
    int threads = StackSamples.THREADS + 2;
    List<byte[]> records = Records.some(threads + 1, 30, 30, random);
    for (int i = 0; i < threads; i++) {
      byte[] record = records.get(i);
      on("wrapper-" + i, () -> wrap(record));
      write(record);
    }
    on("last", () -> wrap(records.get(threads)));
    write(Records.record(30, random));

    assertThat(stacks("last", Moment.WRAP)).isEmpty();
    assertThat(stacks(Thread.currentThread().getName(), Moment.WRITE)).hasSize(1);
  }
}
