package dev.wsstress.tls;

import dev.wsstress.model.RecordFact;
import org.jspecify.annotations.Nullable;

/**
 * The newest records that an engine wrapped, in a ring, by their index in the order of wrapping:
 * what each is recognised by, where it lay, who wrapped it and who wrote it. NOT threadsafe: the
 * journal's lock is held.
 */
final class WrappedRecords {
  /** What stands for a record that is none of these. */
  static final int UNKNOWN = -1;

  private final int capacity;
  private final int mask;
  private final long[] fingerprints;
  private final int[] lengths;

  /** Into which buffer a record was wrapped, and where it begins there. */
  private final int[] buffers;

  private final int[] offsets;
  private final @Nullable Thread[] wrappers;
  private final @Nullable Thread[] writers;
  private long count;

  /** A ring of that many records, a power of two, or of none. */
  WrappedRecords(int capacity) {
    this.capacity = capacity;
    this.mask = capacity - 1;
    this.fingerprints = new long[capacity];
    this.lengths = new int[capacity];
    this.buffers = new int[capacity];
    this.offsets = new int[capacity];
    this.wrappers = new Thread[capacity];
    this.writers = new Thread[capacity];
  }

  /** The current thread wrapped the next one. */
  void add(long fingerprint, int length, BufferPlace place) {
    int slot = slot(count);
    fingerprints[slot] = fingerprint;
    lengths[slot] = length;
    buffers[slot] = place.buffer();
    offsets[slot] = place.offset();
    wrappers[slot] = Thread.currentThread();
    writers[slot] = null;
    count++;
  }

  /** Records wrapped so far. */
  long count() {
    return count;
  }

  /** The oldest index that is remembered. */
  long oldest() {
    return Math.max(0, count - capacity);
  }

  /** Whether a record is known: wrapped, and not forgotten yet. */
  boolean holds(long index) {
    return index >= oldest() && index < count;
  }

  /** The index of the record with these marks: the one that is due, else the newest; or -1. */
  long indexOf(long due, long fingerprint, int length) {
    if (due < count && matches(due, fingerprint, length)) {
      return due;
    }
    for (long i = count - 1; i >= oldest(); i--) {
      if (matches(i, fingerprint, length)) {
        return i;
      }
    }
    return UNKNOWN;
  }

  private boolean matches(long index, long fingerprint, int length) {
    int slot = slot(index);
    return fingerprints[slot] == fingerprint && lengths[slot] == length;
  }

  /** The current thread wrote a record that is held. */
  void left(long index) {
    writers[slot(index)] = Thread.currentThread();
  }

  /** Whether a record that is held has left whole. */
  boolean hasLeft(long index) {
    return writers[slot(index)] != null;
  }

  /** Whether a record that is held was wrapped into another buffer than this place is in. */
  boolean isElsewhere(long index, BufferPlace place) {
    return buffers[slot(index)] != place.buffer();
  }

  /** Who wrapped a record; null if it is not held. */
  @Nullable Thread wrapper(long index) {
    return holds(index) ? wrappers[slot(index)] : null;
  }

  /** Whether a record behind this one, and before another, was wrapped to where this one lay. */
  boolean isWrappedOver(long index, long before) {
    int one = slot(index);
    for (long i = index + 1; i < before; i++) {
      int other = slot(i);
      if (buffers[other] == buffers[one]
          && offsets[other] < offsets[one] + lengths[one]
          && offsets[one] < offsets[other] + lengths[other]) {
        return true;
      }
    }
    return false;
  }

  /** Whether a thread has wrapped a record from that one on, and written it itself. */
  boolean hasWrappedAndWritten(@Nullable Thread thread, long from) {
    for (long i = from; i < count; i++) {
      int slot = slot(i);
      if (wrappers[slot] == thread && writers[slot] == thread) {
        return true;
      }
    }
    return false;
  }

  /** One record; without length and threads if it is forgotten or yet to come. */
  RecordFact fact(long index) {
    if (!holds(index)) {
      return new RecordFact(index, 0, "", "");
    }
    int slot = slot(index);
    return new RecordFact(index, lengths[slot], name(wrappers[slot]), name(writers[slot]));
  }

  private int slot(long index) {
    return (int) index & mask;
  }

  private static String name(@Nullable Thread thread) {
    return thread == null ? "" : thread.getName();
  }
}
