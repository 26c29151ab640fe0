package dev.wsstress.bench;

import dev.wsstress.speed.SpeedPolicy;

/** How a speed gate measures and judges. */
public interface SpeedSettings {
  /**
   * Which benchmarks are compared; of a parameter that is not named its first value only, or all.
   */
  Scope scope(boolean firstValues);

  /** How one fork measures. */
  ForkOptions forks();

  /** What is asked for, and what was done then where nothing is. */
  ForkOptions over(ForkOptions then);

  /** Blocks of four forks for each benchmark. */
  int blocks();

  /** When a difference counts. */
  SpeedPolicy policy();

  /**
   * States that so many comparisons could be red at all: a gate that cannot is no gate.
   *
   * @throws dev.wsstress.api.PlanException if they could not
   */
  void requirePower(int comparisons);
}
