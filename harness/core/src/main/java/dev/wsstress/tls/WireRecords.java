package dev.wsstress.tls;

import java.util.ArrayList;
import java.util.List;

/**
 * Which records left, by their position on the wire, the newest of them in a ring. NOT threadsafe:
 * the journal's lock is held.
 */
final class WireRecords {
  /** By position: the wrap index of the record that left there. */
  private final long[] indexes;

  private final int mask;
  private long count;
  private long bytes;

  /** A ring of that many records, a power of two, or of none. */
  WireRecords(int capacity) {
    this.indexes = new long[capacity];
    this.mask = capacity - 1;
  }

  /** The next one left: its wrap index, or -1 if it is unknown, and its length. */
  void add(long index, int length) {
    indexes[(int) count & mask] = index;
    count++;
    bytes += length;
  }

  /** Records that left so far. */
  long count() {
    return count;
  }

  /** Bytes of them. */
  long bytes() {
    return bytes;
  }

  /** Whether an unknown record left at a position or behind it. */
  boolean hasUnknown(long from) {
    for (long position = from; position < count; position++) {
      if (indexes[(int) position & mask] == WrappedRecords.UNKNOWN) {
        return true;
      }
    }
    return false;
  }

  /** The wrap indexes from a position on. */
  List<Long> from(long position) {
    List<Long> all = new ArrayList<>();
    for (long p = position; p < count; p++) {
      all.add(indexes[(int) p & mask]);
    }
    return all;
  }
}
