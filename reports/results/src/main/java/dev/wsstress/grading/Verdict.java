package dev.wsstress.grading;

/** The judgement of one trial. */
public enum Verdict {
  /** It showed what was expected of it. */
  PASS,
  /** It showed what is forbidden. */
  FAIL,
  /** It proved nothing: a hazard that did not fire, a trial that was cut short. */
  INCONCLUSIVE,
  /** It could not run here, for a reason that is given; it counts neither way. */
  SKIPPED,
  /** Nothing was expected of it: what happened is told, and counts neither way. */
  OBSERVED
}
