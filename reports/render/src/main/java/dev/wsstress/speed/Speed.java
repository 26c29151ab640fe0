package dev.wsstress.speed;

/** What a comparison of speed came to. */
public enum Speed {
  /** Surely no more apart than the floor. */
  SAME("same"),
  /** Surely slower than the floor allows. */
  SLOWER("SLOWER"),
  /** Surely faster, by more than the floor. */
  FASTER("faster"),
  /** The measurement is too coarse to say. */
  UNDECIDED("undecided");

  private final String word;

  Speed(String word) {
    this.word = word;
  }

  /** One word for a person. */
  public String word() {
    return word;
  }

  /**
   * Judges an interval.
   *
   * @param adjusted the probability, adjusted for all comparisons
   */
  static Speed of(Interval interval, double adjusted, SpeedPolicy policy) {
    double floor = policy.logFloor();
    boolean sure = adjusted < policy.alpha();
    if (sure && interval.isAbove(floor)) {
      return SLOWER;
    }
    if (sure && interval.isBelow(-floor)) {
      return FASTER;
    }
    return !interval.isAbove(-floor) || !interval.isBelow(floor) ? UNDECIDED : SAME;
  }
}
