package dev.wsstress.speed;

import dev.wsstress.jmh.Arm;
import dev.wsstress.jmh.BenchmarkKey;
import dev.wsstress.jmh.ForkResult;
import dev.wsstress.jmh.MeasuredFork;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Forks as a machine with noise and drift would measure them, from a seed. */
final class Forks {
  static final BenchmarkKey AVERAGE_TIME = key("timed", "avgt");
  static final BenchmarkKey THROUGHPUT = key("counted", "thrpt");

  private Forks() {}

  static BenchmarkKey key(String method, String mode) {
    return new BenchmarkKey("dev.Some." + method, mode, "unit", new TreeMap<>());
  }

  static ForkResult fork(BenchmarkKey key, double score, double allocated) {
    return new ForkResult(key, List.of(score), allocated, new TreeMap<>());
  }

  /**
   * Blocks of four.
   *
   * @param noise the standard deviation of a fork's logarithm
   * @param slowdown of the candidate, as a part of 1
   */
  static List<MeasuredFork> measured(
      BenchmarkKey key, int blocks, double noise, double slowdown, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<MeasuredFork> forks = new ArrayList<>();
    for (int block = 1; block <= blocks; block++) {
      for (int position = 1; position <= 4; position++) {
        Arm arm = position == 1 || position == 4 ? Arm.BASELINE : Arm.CANDIDATE;
        double drift = 0.002 * (4 * block + position);
        double time = 100 * Math.exp(noise * gaussian(random) + drift);
        double slowed = arm == Arm.CANDIDATE ? time * (1 + slowdown) : time;
        double score = key.mode().equals("thrpt") ? 1 / slowed : slowed;
        forks.add(new MeasuredFork(1, block, position, arm, fork(key, score, 64)));
      }
    }
    return forks;
  }

  /** The sum of twelve uniform numbers, less six. */
  private static double gaussian(SplittableRandom random) {
    return random.doubles(12).sum() - 6;
  }
}
