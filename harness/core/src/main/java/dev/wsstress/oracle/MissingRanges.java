package dev.wsstress.oracle;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The sequence numbers of a stream that were passed over, in ranges, the oldest first.
 *
 * <p>NOT threadsafe. Bounded: when there are too many ranges the oldest is forgotten, so that a
 * stream that loses every other message for a day cannot fill the heap.
 */
final class MissingRanges {
  /** The most ranges that are remembered. */
  static final int CAPACITY = 1024;

  /** From {@code first} to before {@code end}. */
  private record Range(long first, long end) {
    boolean contains(long sequence) {
      return first <= sequence && sequence < end;
    }
  }

  private final Deque<Range> ranges = new ArrayDeque<>();
  private long forgottenBelow;

  /** Adds a range behind all that are there. */
  void add(long first, long end) {
    ranges.addLast(new Range(first, end));
    forgetOldest();
  }

  /** Takes a number out; false if it was not missing. */
  boolean remove(long sequence) {
    Range hit = null;
    for (Range range : ranges) {
      if (range.contains(sequence)) {
        hit = range;
        break;
      }
    }
    if (hit != null) {
      replace(hit, sequence);
    }
    return hit != null;
  }

  private void replace(Range hit, long without) {
    List<Range> all = new ArrayList<>(ranges);
    int at = all.indexOf(hit);
    all.remove(at);
    if (without + 1 < hit.end()) {
      all.add(at, new Range(without + 1, hit.end()));
    }
    if (hit.first() < without) {
      all.add(at, new Range(hit.first(), without));
    }
    ranges.clear();
    ranges.addAll(all);
    forgetOldest();
  }

  private void forgetOldest() {
    if (ranges.size() > CAPACITY) {
      forgottenBelow = ranges.removeFirst().end();
    }
  }

  /** True if it is no longer known whether this number was missing. */
  boolean isForgotten(long sequence) {
    return sequence < forgottenBelow;
  }
}
