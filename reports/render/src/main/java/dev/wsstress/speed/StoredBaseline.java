package dev.wsstress.speed;

import dev.wsstress.jmh.BenchmarkKey;
import dev.wsstress.jmh.BenchmarkRun;
import dev.wsstress.jmh.ForkResult;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares with forks that were measured at another time, for trends. What an hour does to a
 * machine cannot be told from what a change did to the code, so nothing pairs off here: two groups
 * are compared (Mann and Whitney), and only on the same machine, JDK and options.
 */
public final class StoredBaseline {
  private StoredBaseline() {}

  /** What differs between two runs so that they may not be compared, by name and both values. */
  public static List<String> differences(BenchmarkRun stored, BenchmarkRun now) {
    if (stored.environment().isEmpty()) {
      return List.of("the stored run does not say on which machine it was measured");
    }
    List<String> all = new ArrayList<>(differences("", stored.environment(), now.environment()));
    for (BenchmarkKey key : common(stored, now)) {
      all.addAll(
          differences(
              key.label() + ": ", stored.of(key).get(0).options(), now.of(key).get(0).options()));
    }
    return all;
  }

  private static List<String> differences(
      String of, SortedMap<String, String> stored, SortedMap<String, String> now) {
    List<String> all = new ArrayList<>();
    Set<String> names = new TreeSet<>(stored.keySet());
    names.addAll(now.keySet());
    for (String name : names) {
      String then = stored.getOrDefault(name, "not known");
      String today = now.getOrDefault(name, "not known");
      if (!then.equals(today)) {
        all.add(of + name + ": stored '" + then + "', now '" + today + "'");
      }
    }
    return all;
  }

  /**
   * Whether groups of such sizes could differ surely at all: that one of two equal groups lies
   * whole above the other has the probability 2/C(n+m,n).
   */
  public static boolean hasPower(int then, int now, int comparisons, SpeedPolicy policy) {
    double arrangements = 1;
    for (int i = 1; i <= then; i++) {
      arrangements = arrangements * (now + i) / i;
    }
    return 2 / arrangements <= policy.alpha() / Math.max(1, comparisons);
  }

  /** What was measured in both. */
  public static Set<BenchmarkKey> common(BenchmarkRun stored, BenchmarkRun now) {
    Set<BenchmarkKey> common = new LinkedHashSet<>(stored.keys());
    common.retainAll(now.keys());
    return common;
  }

  /**
   * Judges what was measured in both.
   *
   * @throws IllegalArgumentException if they may not be compared
   */
  public static List<SpeedFinding> judge(
      BenchmarkRun stored, BenchmarkRun now, SpeedPolicy policy) {
    List<String> differences = differences(stored, now);
    if (!differences.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", differences));
    }
    List<BenchmarkKey> keys = List.copyOf(common(stored, now));
    double[] adjusted =
        Holm.adjust(
            keys.stream()
                .mapToDouble(key -> Significance.ofGroups(logs(stored, key), logs(now, key)))
                .toArray());
    List<SpeedFinding> findings = new ArrayList<>();
    for (int i = 0; i < adjusted.length; i++) {
      findings.add(finding(keys.get(i), stored, now, adjusted[i], policy));
    }
    return findings;
  }

  private static SpeedFinding finding(
      BenchmarkKey key,
      BenchmarkRun stored,
      BenchmarkRun now,
      double adjusted,
      SpeedPolicy policy) {
    double[] before = logs(stored, key);
    double[] after = logs(now, key);
    return SpeedGate.finding(
        key,
        Math.min(before.length, after.length),
        Medians.of(after) - Medians.of(before),
        new Bootstrap(policy).ofDifference(before, after),
        adjusted,
        allocation(stored.of(key), now.of(key)),
        policy);
  }

  /** Slow-downs over a score of 1, so that two of them can be subtracted. */
  private static double[] logs(BenchmarkRun run, BenchmarkKey key) {
    return run.of(key).stream()
        .mapToDouble(fork -> key.direction().slowdown(1, fork.best()))
        .toArray();
  }

  private static @Nullable Allocation allocation(List<ForkResult> before, List<ForkResult> now) {
    List<Double> stored = counted(before);
    List<Double> today = counted(now);
    return stored.isEmpty() || today.isEmpty() ? null : Allocation.of(stored, today);
  }

  private static List<Double> counted(List<ForkResult> forks) {
    return forks.stream().map(ForkResult::allocated).filter(Objects::nonNull).toList();
  }
}
