package dev.wsstress.speed;

import dev.wsstress.jmh.BenchmarkKey;
import dev.wsstress.jmh.MeasuredFork;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.jspecify.annotations.Nullable;

/**
 * Gates over recorded forks of one and the same jar. Each draws its blocks from the recorded ones
 * without putting any back, names the sides of each block by a coin, and is judged like a real one,
 * confirmation included. A block stays as it was measured, so that drift and bad minutes of the
 * machine are in it. Slow-downs are put upon one benchmark at a time: a gate that finds one of many
 * is no better at finding this one. NOT threadsafe; the same seed gives the same gates.
 */
public final class GateSimulation {
  private static final int ROUNDS = 2;

  private final Map<BenchmarkKey, List<Block>> recorded;
  private final int available;
  private final int blocks;
  private final SpeedPolicy policy;
  private final UniformRandomProvider random;

  /**
   * Prepares simulated gates.
   *
   * @param forks of the same jar on both sides
   * @param blocks of a round of a gate
   * @throws IllegalArgumentException if too little was recorded to draw two rounds from
   */
  public GateSimulation(List<MeasuredFork> forks, int blocks, SpeedPolicy policy) {
    this.recorded = new LinkedHashMap<>(Blocks.byKey(forks));
    this.available = recorded.values().stream().mapToInt(List::size).min().orElse(0);
    if (available < ROUNDS * blocks) {
      throw new IllegalArgumentException(
          "a simulated gate draws "
              + ROUNDS * blocks
              + " blocks, for itself and its confirmation, and "
              + available
              + " are recorded");
    }
    this.blocks = blocks;
    this.policy = policy;
    this.random = RandomSource.XO_RO_SHI_RO_128_PP.create(policy.seed());
  }

  /** What was recorded. */
  public List<BenchmarkKey> keys() {
    return List.copyOf(recorded.keySet());
  }

  /** Complete blocks recorded for each. */
  public int recordedBlocks() {
    return available;
  }

  /** How many gates over the same jar were red. */
  public int alarms(int gates) {
    return (int) IntStream.range(0, gates).filter(i -> isRed(null, 0)).count();
  }

  /**
   * In how many gates a slow-down of one benchmark was found, and confirmed.
   *
   * @param slowed the benchmark
   * @param part how much longer an operation takes, as a part of 1
   */
  public int found(BenchmarkKey slowed, double part, int gates) {
    return (int) IntStream.range(0, gates).filter(i -> isRed(slowed, Math.log1p(part))).count();
  }

  /** The smallest slow-down in whole percent that is found in nine of ten gates, or 100 if none. */
  public int smallestPercent(BenchmarkKey slowed, int gates) {
    int low = 0;
    int high = 100;
    while (high - low > 1) {
      int middle = (low + high) / 2;
      if (found(slowed, middle / 100.0, gates) * 10 >= gates * 9) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  /** Red is what is red for the slowed benchmark; where none is slowed, for any. */
  private boolean isRed(@Nullable BenchmarkKey slowed, double slowdown) {
    int[] drawn = PermutationSampler.natural(available);
    PermutationSampler.shuffle(random, drawn);
    List<Comparison> first = round(drawn, 0, slowed, slowdown);
    List<BenchmarkKey> suspects = regressions(first);
    if (suspects.isEmpty() || (slowed != null && !suspects.contains(slowed))) {
      return false;
    }
    List<Comparison> second =
        round(drawn, blocks, slowed, slowdown).stream()
            .filter(c -> suspects.contains(c.key()))
            .toList();
    List<BenchmarkKey> confirmed = regressions(second);
    return slowed == null ? !confirmed.isEmpty() : confirmed.contains(slowed);
  }

  private List<BenchmarkKey> regressions(List<Comparison> comparisons) {
    List<BenchmarkKey> all = new ArrayList<>(SpeedGate.slower(comparisons, policy));
    comparisons.stream()
        .filter(c -> c.allocation() != null && c.allocation().more())
        .map(Comparison::key)
        .forEach(all::add);
    return all;
  }

  private List<Comparison> round(
      int[] drawn, int from, @Nullable BenchmarkKey slowed, double slowdown) {
    boolean[] swapped = new boolean[blocks];
    for (int i = 0; i < blocks; i++) {
      swapped[i] = random.nextBoolean();
    }
    List<Comparison> comparisons = new ArrayList<>();
    recorded.forEach(
        (key, all) -> {
          double added = key.equals(slowed) ? slowdown : 0;
          List<Block> chosen = new ArrayList<>();
          for (int i = 0; i < blocks; i++) {
            Block block = all.get(drawn[from + i]);
            chosen.add((swapped[i] ? block.swapped() : block).slowed(added));
          }
          comparisons.add(Blocks.compare(key, chosen));
        });
    return comparisons;
  }
}
