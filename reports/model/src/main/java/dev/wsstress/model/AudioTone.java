package dev.wsstress.model;

/**
 * The sound that a workload with audio sends, so that a recording can be held against it: one
 * channel at 48 kHz with 16 bits a sample, a sawtooth of 440.2 Hz in which every sample bears its
 * own number.
 */
public final class AudioTone {
  /** Samples a second. */
  public static final int SAMPLE_RATE = 48_000;

  private static final int STEP = 601;

  private AudioTone() {}

  /** The value of a sample by its number. */
  public static short sample(long number) {
    return (short) (number * STEP);
  }
}
