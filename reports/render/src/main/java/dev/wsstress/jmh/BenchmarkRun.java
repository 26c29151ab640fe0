package dev.wsstress.jmh;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Forks in the order in which they were measured, and the machine. Immutable.
 *
 * @param environment processor, operating system and the like; empty if nobody wrote it down
 * @param forks what was measured
 */
public record BenchmarkRun(SortedMap<String, String> environment, List<MeasuredFork> forks) {
  public BenchmarkRun {
    environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
    forks = List.copyOf(forks);
  }

  /** The forks of one round. */
  public List<MeasuredFork> round(int round) {
    return forks.stream().filter(fork -> fork.round() == round).toList();
  }

  /** What was measured, each once, in the order of measuring. */
  public List<BenchmarkKey> keys() {
    return forks.stream().map(fork -> fork.fork().key()).distinct().toList();
  }

  /** The forks of one key. */
  public List<ForkResult> of(BenchmarkKey key) {
    List<ForkResult> all = new ArrayList<>();
    forks.stream().map(MeasuredFork::fork).filter(f -> f.key().equals(key)).forEach(all::add);
    return all;
  }
}
