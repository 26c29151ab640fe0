package dev.wsstress.tls;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.RecordFact;
import dev.wsstress.model.RecordTrace;
import dev.wsstress.model.StackFact.Moment;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Knows, for one connection, in which order its TLS records were wrapped and in which order they
 * left, and notices the first difference. No key is needed: a record is recognised by its tag and a
 * checksum.
 *
 * <p>A TLS receiver numbers records itself (RFC 8446 section 5.3), so the first record that leaves
 * out of order is the one it rejects, and it has accepted exactly the ones before it.
 *
 * <p>The memory is a ring of the newest {@value #CAPACITY} records. It stops {@value #AFTERMATH}
 * records after the first disorder, or before wraps would push it out, so that the fault stays in
 * it. If more records wait between wrap and wire than the ring holds, the order of those is
 * unknown, and nobody is accused.
 *
 * <p>Threadsafe: the lock is held for the checksum of a record and some tens of nanoseconds more,
 * never across a wrap or a write, so it does not order what the subject leaves unordered.
 */
public final class RecordJournal {
  /** Records remembered, a power of two. */
  static final int CAPACITY = 512;

  /** Records still noted after the first disorder. */
  static final int AFTERMATH = 24;

  private static final int BEFORE = 8;
  private static final int MASK = CAPACITY - 1;
  private static final int UNKNOWN = -1;

  private final boolean noting;
  private final Object lock = new Object();
  private final RecordCutter wrapCutter = new RecordCutter(new WrapSink());
  private final RecordCutter wireCutter = new RecordCutter(new WireSink());

  @GuardedBy("lock")
  private final long[] fingerprints;

  @GuardedBy("lock")
  private final int[] lengths;

  /** Into which buffer a record was wrapped, and where it begins there. */
  @GuardedBy("lock")
  private final int[] buffers;

  @GuardedBy("lock")
  private final int[] offsets;

  @GuardedBy("lock")
  private final @Nullable Thread[] wrappers;

  @GuardedBy("lock")
  private final @Nullable Thread[] writers;

  /** By position on the wire: the wrap index of the record that left there. */
  @GuardedBy("lock")
  private final long[] left;

  @GuardedBy("lock")
  private long wrapped;

  /** Whether a record left from another buffer than it was wrapped into. */
  @GuardedBy("lock")
  private boolean copied;

  /** The buffer that is noted now, and where its next record begins. */
  @GuardedBy("lock")
  private int buffer;

  @GuardedBy("lock")
  private int offset;

  @GuardedBy("lock")
  private long written;

  @GuardedBy("lock")
  private long wireBytes;

  @GuardedBy("lock")
  private @Nullable Disorder disorder;

  /** Records that had been wrapped when the disorder was noticed. */
  @GuardedBy("lock")
  private long wrappedBefore;

  @GuardedBy("lock")
  private final StackSamples samples = new StackSamples();

  @GuardedBy("lock")
  private final FaultStacks stacks = new FaultStacks();

  /**
   * The first difference between the two orders.
   *
   * @param mechanism reordered, torn or foreign, or a buffer that was overwritten
   * @param wirePosition records that had left before, all of them in order
   * @param wireOffset bytes that had left before
   * @param expected wrap index of the record that was due
   * @param found wrap index of the record that left, or -1 for bytes that are no wrapped record
   * @param nanoTime when it was noticed
   */
  public record Disorder(
      Mechanism mechanism,
      long wirePosition,
      long wireOffset,
      long expected,
      long found,
      long nanoTime) {
    private Disorder as(Mechanism other) {
      return new Disorder(other, wirePosition, wireOffset, expected, found, nanoTime);
    }
  }

  /** A journal that notes. */
  public RecordJournal() {
    this(true);
  }

  /** A journal, or one that notes nothing and costs neither time nor memory. */
  RecordJournal(boolean noting) {
    this.noting = noting;
    int capacity = noting ? CAPACITY : 0;
    this.fingerprints = new long[capacity];
    this.lengths = new int[capacity];
    this.buffers = new int[capacity];
    this.offsets = new int[capacity];
    this.wrappers = new Thread[capacity];
    this.writers = new Thread[capacity];
    this.left = new long[capacity];
  }

  /**
   * Notes what an engine's {@code wrap} produced. Called by the wrapping thread before anybody can
   * write it.
   */
  public void wrapped(ByteBuffer ciphertext, int from, int to) {
    if (!noting) {
      return;
    }
    StackSamples.Slot sampled = null;
    long last;
    synchronized (lock) {
      if (!isOver()) {
        locate(ciphertext, from);
        wrapCutter.feed(ciphertext, from, to);
      }
      last = wrapped - 1;
      if (disorder == null) {
        sampled = samples.due();
      }
    }
    if (sampled != null) {
      // Outside the lock, since it takes a hundred times as long as all the rest.
      sampled.take(last);
    }
  }

  /** Which memory it is: by a number, since a journal must not keep a buffer from being freed. */
  @GuardedBy("lock")
  private void locate(ByteBuffer ciphertext, int from) {
    if (ciphertext.hasArray()) {
      buffer = System.identityHashCode(ciphertext.array());
      offset = from + ciphertext.arrayOffset();
    } else {
      buffer = System.identityHashCode(ciphertext);
      offset = from;
    }
  }

  /** Notes what a socket accepted. Called by the writing thread, in the order of its writes. */
  public void written(ByteBuffer ciphertext, int from, int to) {
    if (!noting) {
      return;
    }
    synchronized (lock) {
      if (!isOver()) {
        locate(ciphertext, from);
        wireCutter.feed(ciphertext, from, to);
      }
    }
  }

  /** The first disorder, or null if every record left in the order in which it was wrapped. */
  public @Nullable Disorder disorder() {
    synchronized (lock) {
      return disorder != null && isOverwritten(disorder)
          ? disorder.as(Mechanism.NET_BUFFER_SHARED)
          : disorder;
    }
  }

  /**
   * Whether a record that seems to be overtaken, or torn, was overwritten: it never left whole, and
   * another was wrapped to where its bytes lay; or after another had left in its place its thread
   * wrapped one more and wrote that itself. Whoever does that has written the one before, unless
   * its bytes were gone.
   */
  @GuardedBy("lock")
  private boolean isOverwritten(Disorder seen) {
    long due = seen.expected();
    if (due < oldest() || due >= wrapped || writers[(int) due & MASK] != null) {
      return false;
    }
    return switch (seen.mechanism()) {
      case RECORD_TORN -> isWrittenOver(due);
      case RECORDS_REORDERED ->
          !isWireUnclear(due) && (isWrittenOver(due) || hasGoneOn(wrappers[(int) due & MASK]));
      default -> false;
    };
  }

  /**
   * Whether, before the disorder, another record was wrapped to where this one lay. Later does not
   * count: on a connection that has failed, a buffer is used again for what comes next. Nor does it
   * where records are copied away before they are written.
   */
  @GuardedBy("lock")
  private boolean isWrittenOver(long index) {
    if (copied) {
      return false;
    }
    int one = (int) index & MASK;
    for (long i = index + 1; i < wrappedBefore; i++) {
      int other = (int) i & MASK;
      if (buffers[other] == buffers[one]
          && offsets[other] < offsets[one] + lengths[one]
          && offsets[one] < offsets[other] + lengths[other]) {
        return true;
      }
    }
    return false;
  }

  /** Whether a thread has wrapped a record since the disorder, and written it itself. */
  @GuardedBy("lock")
  private boolean hasGoneOn(@Nullable Thread thread) {
    for (long i = wrappedBefore; i < wrapped; i++) {
      int slot = (int) i & MASK;
      if (wrappers[slot] == thread && writers[slot] == thread) {
        return true;
      }
    }
    return false;
  }

  /** Whether bytes of unknown records left from a position on: the missing one may be in them. */
  @GuardedBy("lock")
  private boolean isWireUnclear(long position) {
    boolean unclear = wireCutter.isLost();
    for (long p = position; p < written; p++) {
      unclear |= left[(int) p & MASK] == UNKNOWN;
    }
    return unclear;
  }

  /** Records wrapped so far. */
  public long wrappedRecords() {
    synchronized (lock) {
      return wrapped;
    }
  }

  /** Records that left so far; 0 if nothing is noted. */
  long writtenRecords() {
    synchronized (lock) {
      return written;
    }
  }

  /** The records around the first disorder; empty if there was none. */
  public RecordTrace trace() {
    synchronized (lock) {
      if (disorder == null) {
        return RecordTrace.EMPTY;
      }
      long from = Math.max(oldest(), Math.max(0, disorder.wirePosition - BEFORE));
      List<RecordFact> wraps = new ArrayList<>();
      for (long i = from; i < wrapped; i++) {
        wraps.add(fact(i));
      }
      List<Long> wire = new ArrayList<>();
      for (long p = from; p < written; p++) {
        wire.add(left[(int) p & MASK]);
      }
      return new RecordTrace(from, wraps, wire, stacks.facts(samples));
    }
  }

  /** One record by its wrap index; without length and threads if it is forgotten or yet to come. */
  public RecordFact record(long index) {
    synchronized (lock) {
      return fact(index);
    }
  }

  @GuardedBy("lock")
  private RecordFact fact(long index) {
    if (index < oldest() || index >= wrapped) {
      return new RecordFact(index, 0, "", "");
    }
    int slot = (int) index & MASK;
    return new RecordFact(index, lengths[slot], name(wrappers[slot]), name(writers[slot]));
  }

  private static String name(@Nullable Thread thread) {
    return thread == null ? "" : thread.getName();
  }

  @GuardedBy("lock")
  private void note(Mechanism mechanism, long due, long found, Moment moment) {
    disorder = new Disorder(mechanism, written, wireBytes, due, found, System.nanoTime());
    wrappedBefore = wrapped;
    stacks.fault(moment, found, due, wrapper(due), wrapper(found));
  }

  @GuardedBy("lock")
  private @Nullable Thread wrapper(long index) {
    return index < oldest() || index >= wrapped ? null : wrappers[(int) index & MASK];
  }

  @GuardedBy("lock")
  private long oldest() {
    return Math.max(0, wrapped - CAPACITY);
  }

  @GuardedBy("lock")
  private boolean isOver() {
    return disorder != null && written - disorder.wirePosition > AFTERMATH;
  }

  /** Whether to note one more wrap would push the first disorder out of the ring. */
  @GuardedBy("lock")
  private boolean isFull() {
    return disorder != null && wrapped - CAPACITY >= Math.max(0, disorder.wirePosition - BEFORE);
  }

  /** Takes what was wrapped; called with the lock held. */
  private final class WrapSink implements RecordCutter.Sink {
    @Override
    @SuppressWarnings("GuardedBy") // Fed from wrapped() only, which holds the lock.
    public void record(long fingerprint, int length) {
      if (isFull()) {
        return;
      }
      int slot = (int) wrapped & MASK;
      fingerprints[slot] = fingerprint;
      lengths[slot] = length;
      buffers[slot] = buffer;
      offsets[slot] = offset;
      offset += length;
      wrappers[slot] = Thread.currentThread();
      writers[slot] = null;
      wrapped++;
    }

    /** The engine's output was written over before it could be noted: nobody knows this record. */
    @Override
    @SuppressWarnings("GuardedBy") // As above.
    public void garbage() {
      if (disorder == null) {
        note(Mechanism.RECORD_TORN, wrapped, UNKNOWN, Moment.WRAP);
      }
    }
  }

  /** Compares what leaves; called with the lock held. */
  private final class WireSink implements RecordCutter.Sink {
    @Override
    @SuppressWarnings("GuardedBy") // Fed from written() only, which holds the lock.
    public void record(long fingerprint, int length) {
      long position = written;
      long index = position < oldest() ? position : indexOf(position, fingerprint, length);
      left[(int) position & MASK] = index;
      if (index >= oldest()) {
        writers[(int) index & MASK] = Thread.currentThread();
        copied |= buffers[(int) index & MASK] != buffer;
      }
      if (index != position && disorder == null) {
        note(mechanism(index, position), position, index, Moment.WRITE);
      } else if (disorder != null && index == disorder.expected) {
        stacks.late(index);
      }
      written++;
      wireBytes += length;
    }

    @Override
    @SuppressWarnings("GuardedBy") // Fed from written() only, which holds the lock.
    public void garbage() {
      if (disorder == null) {
        note(Mechanism.RECORD_TORN, written, UNKNOWN, Moment.WRITE);
      }
    }

    @SuppressWarnings("GuardedBy") // As above.
    private long indexOf(long position, long fingerprint, int length) {
      if (matches(position, fingerprint, length)) {
        return position;
      }
      for (long i = wrapped - 1; i >= oldest(); i--) {
        if (matches(i, fingerprint, length)) {
          return i;
        }
      }
      return UNKNOWN;
    }

    @SuppressWarnings("GuardedBy") // As above.
    private boolean matches(long index, long fingerprint, int length) {
      int slot = (int) index & MASK;
      return index < wrapped && fingerprints[slot] == fingerprint && lengths[slot] == length;
    }
  }

  private static Mechanism mechanism(long index, long position) {
    if (index == UNKNOWN) {
      return Mechanism.RECORD_TORN;
    }
    return index > position ? Mechanism.RECORDS_REORDERED : Mechanism.RECORD_FOREIGN;
  }
}
