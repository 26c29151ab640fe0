package dev.wsstress.tls;

import dev.wsstress.model.DueRecord;
import dev.wsstress.model.RecordFact;
import dev.wsstress.model.RecordTrace;
import dev.wsstress.model.StackFact.Moment;
import dev.wsstress.tls.RecordJournal.Disorder;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compares the records that were wrapped with those that left, as they do, up to the first
 * difference and a little further. NOT threadsafe: the journal's lock is held.
 */
final class RecordComparison {
  private static final int BEFORE = 8;

  private final int capacity;
  private final RecordCutter wrapCutter = new RecordCutter(new WrapSink());
  private final RecordCutter wireCutter = new RecordCutter(new WireSink());
  private final WrappedRecords wraps;
  private final WireRecords wire;
  private final BufferPlace place = new BufferPlace();
  private final FaultStacks stacks = new FaultStacks();

  /** Whether a record left from another buffer than it was wrapped into. */
  private boolean copied;

  private @Nullable Disorder disorder;

  /** Records that had been wrapped when the disorder was noticed. */
  private long wrappedBefore;

  /** Remembers that many records, a power of two, or none. */
  RecordComparison(int capacity) {
    this.capacity = capacity;
    this.wraps = new WrappedRecords(capacity);
    this.wire = new WireRecords(capacity);
  }

  void wrapped(ByteBuffer ciphertext, int from, int to) {
    if (!isOver()) {
      place.at(ciphertext, from);
      wrapCutter.feed(ciphertext, from, to);
    }
  }

  void written(ByteBuffer ciphertext, int from, int to) {
    if (!isOver()) {
      place.at(ciphertext, from);
      wireCutter.feed(ciphertext, from, to);
    }
  }

  long wrappedRecords() {
    return wraps.count();
  }

  long writtenRecords() {
    return wire.count();
  }

  @Nullable Disorder disorder() {
    return disorder;
  }

  RecordFact record(long index) {
    return wraps.fact(index);
  }

  /** What is known of the record that was due when the disorder was noticed. */
  DueRecord dueRecord() {
    if (disorder == null || !wraps.holds(disorder.expected())) {
      return DueRecord.UNKNOWN;
    }
    long due = disorder.expected();
    return new DueRecord(
        !wraps.hasLeft(due),
        // Later does not count: on a connection that has failed, a buffer is used again for what
        // comes next. Nor does it where records are copied away before they are written.
        !copied && wraps.isWrappedOver(due, wrappedBefore),
        wraps.hasWrappedAndWritten(wraps.wrapper(due), wrappedBefore),
        wireCutter.isLost() || wire.hasUnknown(disorder.wirePosition()));
  }

  /** The records around the disorder; empty if there was none. */
  RecordTrace trace(StackSamples samples) {
    if (disorder == null) {
      return RecordTrace.EMPTY;
    }
    long from = Math.max(wraps.oldest(), firstKept(disorder));
    List<RecordFact> facts = new ArrayList<>();
    for (long i = from; i < wraps.count(); i++) {
      facts.add(wraps.fact(i));
    }
    return new RecordTrace(from, facts, wire.from(from), stacks.facts(samples));
  }

  private static long firstKept(Disorder seen) {
    return Math.max(0, seen.wirePosition() - BEFORE);
  }

  private void note(long due, long found, Moment moment) {
    disorder = new Disorder(wire.count(), wire.bytes(), due, found, System.nanoTime());
    wrappedBefore = wraps.count();
    stacks.fault(moment, found, due, wraps.wrapper(due), wraps.wrapper(found));
  }

  private boolean isOver() {
    return disorder != null && wire.count() - disorder.wirePosition() > RecordJournal.AFTERMATH;
  }

  /** Whether to note one more wrap would push the first disorder out of the ring. */
  private boolean isFull() {
    return disorder != null && wraps.count() - capacity >= firstKept(disorder);
  }

  /** Takes what was wrapped. */
  private final class WrapSink implements RecordCutter.Sink {
    @Override
    public void record(long fingerprint, int length) {
      if (!isFull()) {
        wraps.add(fingerprint, length, place);
        place.advance(length);
      }
    }

    /** The engine's output was written over before it could be noted: nothing knows this record. */
    @Override
    public void garbage() {
      if (disorder == null) {
        note(wraps.count(), WrappedRecords.UNKNOWN, Moment.WRAP);
      }
    }
  }

  /** Compares what leaves. */
  private final class WireSink implements RecordCutter.Sink {
    @Override
    public void record(long fingerprint, int length) {
      long position = wire.count();
      // Of a record that is forgotten the place is unknown, so it is believed to be in it.
      long index =
          position < wraps.oldest() ? position : wraps.indexOf(position, fingerprint, length);
      if (index >= wraps.oldest()) {
        wraps.left(index);
        copied |= wraps.isElsewhere(index, place);
      }
      if (index != position && disorder == null) {
        note(position, index, Moment.WRITE);
      } else if (disorder != null && index == disorder.expected()) {
        stacks.late(index);
      }
      wire.add(index, length);
    }

    @Override
    public void garbage() {
      if (disorder == null) {
        note(wire.count(), WrappedRecords.UNKNOWN, Moment.WRITE);
      }
    }
  }
}
