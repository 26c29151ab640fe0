package dev.wsstress.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Work that is twice as much in a build whose jar says so. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SlowableBenchmark {
  /** In a jar: its benchmarks are slow. */
  static final String MARK = "slow.mark";

  /** Of work. */
  @Param("2000")
  public int tokens;

  private final boolean slow = SlowableBenchmark.class.getResource('/' + MARK) != null;

  /** Burns time. */
  @Benchmark
  public void work() {
    Blackhole.consumeCPU(slow ? 2L * tokens : tokens);
  }

  /** Ends its JVM, as a crash or the operating system would. */
  @Benchmark
  public void dies() {
    Runtime.getRuntime().halt(137);
  }
}
