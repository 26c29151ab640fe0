package dev.wsstress.bench;

import dev.wsstress.jmh.Arm;
import dev.wsstress.jmh.ForkResult;
import java.time.Duration;
import java.util.List;

/** Told how measuring goes, by one thread. */
public interface BenchListener {
  /**
   * A fork begins.
   *
   * @param number of the fork, from 1
   * @param of how many there are
   * @param left how long they take, about, this one included
   */
  void forkStarted(int number, int of, Arm arm, BenchmarkCase cell, Duration left);

  /** It ended. */
  void forkFinished(List<ForkResult> measured);

  /** It died, and the others are measured all the same. */
  void forkDied(String how);

  /** Something takes its time. */
  void busy(String what);
}
