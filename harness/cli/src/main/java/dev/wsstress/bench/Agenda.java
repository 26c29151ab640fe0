package dev.wsstress.bench;

import dev.wsstress.jmh.Arm;
import java.util.ArrayList;
import java.util.List;

/** The order in which forks are measured. */
public final class Agenda {
  private static final List<Arm> ABBA =
      List.of(Arm.BASELINE, Arm.CANDIDATE, Arm.CANDIDATE, Arm.BASELINE);

  private Agenda() {}

  /**
   * One fork to measure.
   *
   * @param round 1, or 2 for the confirmation
   * @param block from 1
   * @param position in the block, from 1
   */
  public record Entry(int round, int block, int position, Arm arm, BenchmarkCase cell) {}

  /**
   * Baseline, candidate, candidate, baseline, for each cell in turn: neighbours in time are
   * compared, and what drifts evenly is taken from both sides. Whole blocks of everything before
   * the next, so that a run that is cut short knows as much of each.
   */
  public static List<Entry> compare(List<BenchmarkCase> cells, int round, int blocks) {
    List<Entry> entries = new ArrayList<>();
    for (int block = 1; block <= blocks; block++) {
      for (BenchmarkCase cell : cells) {
        for (int i = 0; i < ABBA.size(); i++) {
          entries.add(new Entry(round, block, i + 1, ABBA.get(i), cell));
        }
      }
    }
    return entries;
  }

  /** Every cell once, and again, as often as forks are wanted. */
  public static List<Entry> alone(List<BenchmarkCase> cells, int round, int forks) {
    List<Entry> entries = new ArrayList<>();
    for (int fork = 1; fork <= forks; fork++) {
      for (BenchmarkCase cell : cells) {
        entries.add(new Entry(round, fork, 1, Arm.CANDIDATE, cell));
      }
    }
    return entries;
  }
}
