package dev.wsstress.bench;

import dev.wsstress.reports.bench.Arm;
import dev.wsstress.reports.bench.ForkResult;
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
  void forkStarted(int number, int of, Arm arm, Cell cell, Duration left);

  /** It ended. */
  void forkFinished(List<ForkResult> measured);

  /** It died, and the others are measured all the same. */
  void forkDied(String how);

  /** Something takes its time. */
  void busy(String what);
}
