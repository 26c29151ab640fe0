package dev.wsstress.speed;

import dev.wsstress.jmh.BenchmarkKey;
import dev.wsstress.jmh.Direction;
import dev.wsstress.jmh.MeasuredFork;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Makes pairs of neighbours from blocks of four forks in the order baseline, candidate, candidate,
 * baseline: a machine that gets slower and slower makes the candidate look slow in the first pair
 * and fast in the second. A block that is not complete, as the last one of a killed run, is left
 * out. Pure.
 */
public final class Blocks {
  private static final int FORKS = 4;

  private Blocks() {}

  /** The comparisons that forks of one round allow, in the order of measuring. */
  public static List<Comparison> compare(List<MeasuredFork> forks) {
    List<Comparison> comparisons = new ArrayList<>();
    byKey(forks)
        .forEach(
            (key, blocks) -> {
              if (!blocks.isEmpty()) {
                comparisons.add(compare(key, blocks));
              }
            });
    return comparisons;
  }

  /** The complete blocks of each benchmark, each in the order of its positions. */
  static Map<BenchmarkKey, List<Block>> byKey(List<MeasuredFork> forks) {
    Map<BenchmarkKey, Map<Integer, List<MeasuredFork>>> open = new LinkedHashMap<>();
    for (MeasuredFork fork : forks) {
      open.computeIfAbsent(fork.fork().key(), k -> new TreeMap<>())
          .computeIfAbsent(fork.block(), b -> new ArrayList<>())
          .add(fork);
    }
    Map<BenchmarkKey, List<Block>> complete = new LinkedHashMap<>();
    open.forEach(
        (key, blocks) ->
            complete.put(
                key,
                blocks.values().stream()
                    .filter(block -> block.size() == FORKS)
                    .map(block -> block(key.direction(), block))
                    .toList()));
    return complete;
  }

  private static Block block(Direction direction, List<MeasuredFork> forks) {
    double[] score = forks.stream().mapToDouble(f -> f.fork().best()).toArray();
    List<Double> allocated =
        forks.stream().map(f -> f.fork().allocated()).filter(Objects::nonNull).toList();
    boolean counted = allocated.size() == FORKS;
    return new Block(
        direction.slowdown(score[0], score[1]),
        direction.slowdown(score[3], score[2]),
        counted ? List.of(allocated.get(0), allocated.get(3)) : List.of(),
        counted ? List.of(allocated.get(1), allocated.get(2)) : List.of());
  }

  static Comparison compare(BenchmarkKey key, List<Block> blocks) {
    List<Double> pairs = new ArrayList<>();
    List<Double> before = new ArrayList<>();
    List<Double> now = new ArrayList<>();
    for (Block block : blocks) {
      pairs.add(block.first());
      pairs.add(block.second());
      before.addAll(block.baseline());
      now.addAll(block.candidate());
    }
    return new Comparison(key, pairs, before.isEmpty() ? null : Allocation.of(before, now));
  }
}
