package dev.wsstress.speed;

import java.util.List;

/**
 * Four forks of one benchmark, in the order baseline, candidate, candidate, baseline.
 *
 * @param first how much slower the candidate was in the first pair
 * @param second and in the second
 * @param baseline bytes for an operation, of both forks; empty where nobody counted
 * @param candidate likewise
 */
record Block(double first, double second, List<Double> baseline, List<Double> candidate) {
  /** The same forks, had the sides been named the other way round. */
  Block swapped() {
    return new Block(-first, -second, candidate, baseline);
  }

  /** The same forks, had the candidate taken so much more time. */
  Block slowed(double slowdown) {
    return new Block(first + slowdown, second + slowdown, baseline, candidate);
  }
}
