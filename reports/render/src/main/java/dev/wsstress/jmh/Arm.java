package dev.wsstress.jmh;

/** The sides of a comparison. */
public enum Arm {
  /** What was there before. */
  BASELINE,
  /** What is to be judged. */
  CANDIDATE
}
