package dev.wsstress.tls;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.wsstress.model.DueRecord;
import dev.wsstress.model.RecordFact;
import dev.wsstress.model.RecordTrace;
import java.nio.ByteBuffer;
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
 * unknown, and there is no disorder.
 *
 * <p>Threadsafe: the lock is held for the checksum of a record and some tens of nanoseconds more,
 * never across a wrap or a write, so it does not order what the subject leaves unordered.
 */
public final class RecordJournal {
  /** Records remembered, a power of two. */
  static final int CAPACITY = 512;

  /** Records still noted after the first disorder. */
  static final int AFTERMATH = 24;

  private final boolean noting;
  private final Object lock = new Object();

  @GuardedBy("lock")
  private final RecordComparison comparison;

  @GuardedBy("lock")
  private final StackSamples samples = new StackSamples();

  /**
   * The first difference between the two orders.
   *
   * @param wirePosition records that had left before, all of them in order
   * @param wireOffset bytes that had left before
   * @param expected wrap index of the record that was due
   * @param found wrap index of the record that left, or -1 for bytes that are no wrapped record
   * @param nanoTime when it was noticed
   */
  public record Disorder(
      long wirePosition, long wireOffset, long expected, long found, long nanoTime) {}

  /** A journal that notes. */
  public RecordJournal() {
    this(true);
  }

  /** A journal, or one that notes nothing and costs neither time nor memory. */
  RecordJournal(boolean noting) {
    this.noting = noting;
    this.comparison = new RecordComparison(noting ? CAPACITY : 0);
  }

  /**
   * Notes what an engine's {@code wrap} produced. Called by the wrapping thread before any thread
   * can write it.
   */
  public void wrapped(ByteBuffer ciphertext, int from, int to) {
    if (!noting) {
      return;
    }
    StackSamples.Slot sampled = null;
    long last;
    synchronized (lock) {
      comparison.wrapped(ciphertext, from, to);
      last = comparison.wrappedRecords() - 1;
      if (comparison.disorder() == null) {
        sampled = samples.due();
      }
    }
    if (sampled != null) {
      // Outside the lock, since it takes a hundred times as long as all the rest.
      sampled.take(last);
    }
  }

  /** Notes what a socket accepted. Called by the writing thread, in the order of its writes. */
  public void written(ByteBuffer ciphertext, int from, int to) {
    if (!noting) {
      return;
    }
    synchronized (lock) {
      comparison.written(ciphertext, from, to);
    }
  }

  /** The first disorder, or null if every record left in the order in which it was wrapped. */
  public @Nullable Disorder disorder() {
    synchronized (lock) {
      return comparison.disorder();
    }
  }

  /** What has become, so far, of the record that was due at the first disorder. */
  public DueRecord dueRecord() {
    synchronized (lock) {
      return comparison.dueRecord();
    }
  }

  /** Records wrapped so far. */
  public long wrappedRecords() {
    synchronized (lock) {
      return comparison.wrappedRecords();
    }
  }

  /** Records that left so far; 0 if nothing is noted. */
  long writtenRecords() {
    synchronized (lock) {
      return comparison.writtenRecords();
    }
  }

  /** The records around the first disorder; empty if there was none. */
  public RecordTrace trace() {
    synchronized (lock) {
      return comparison.trace(samples);
    }
  }

  /** One record by its wrap index; without length and threads if it is forgotten or yet to come. */
  public RecordFact record(long index) {
    synchronized (lock) {
      return comparison.record(index);
    }
  }
}
