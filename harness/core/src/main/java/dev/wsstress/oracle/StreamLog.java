package dev.wsstress.oracle;

/** What has arrived of one stream. NOT threadsafe. */
final class StreamLog {
  /** How an arrival that was not due fits in with those before it. */
  enum Disorder {
    /** Others were due before it; they are missing from now on. */
    EARLY,
    /** It was passed over before. */
    LATE,
    /** It has been here. */
    AGAIN,
    /** It is so old that {@link #LATE} and {@link #AGAIN} cannot be distinguished. */
    ANCIENT
  }

  private final MissingRanges missing = new MissingRanges();
  private long next;

  /** The lowest sequence number above all that arrived. */
  long next() {
    return next;
  }

  /** Notes the arrival of the message that is due; changes nothing if it is another one. */
  boolean advance(long sequence) {
    if (sequence != next) {
      return false;
    }
    next++;
    return true;
  }

  /** Notes the arrival of a message that was not due. */
  Disorder disturb(long sequence) {
    if (sequence > next) {
      missing.add(next, sequence);
      next = sequence + 1;
      return Disorder.EARLY;
    }
    if (missing.remove(sequence)) {
      return Disorder.LATE;
    }
    return missing.isForgotten(sequence) ? Disorder.ANCIENT : Disorder.AGAIN;
  }
}
