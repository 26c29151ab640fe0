package dev.wsstress.benchmarks;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Tasks a second through one strand that several producers share, by the way in which tasks are
 * kept from running two at once. A task adds one to a plain number, so that what is paid is the
 * hand-over; a producer goes no further than {@value #AHEAD} tasks ahead of what has run.
 *
 * <p>It measures contention on one strand, the worst that can happen to it. It does not measure
 * what confinement costs a session: there the task is a TLS record and a system call. On JDK 21 and
 * later {@code -p strand=virtual-thread-lock} has each task take a lock on a virtual thread of its
 * own.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SerialExecutorBenchmark {
  private static final int AHEAD = 64;

  /** How tasks are kept apart. */
  @Param({
    "wsstress-inline",
    "wsstress-pool",
    "jetty-serialized",
    "guava-sequential",
    "single-thread",
    "mutex"
  })
  public String strand = "wsstress-inline";

  private @Nullable Strand chosen;

  /** Guarded by the strand, whichever it is. */
  private long number;

  /** What a producer has sent and what of it has run. */
  @State(Scope.Thread)
  public static class Producer {
    private final AtomicLong ran = new AtomicLong();
    private long sent;
    private @Nullable Runnable task;

    /** Makes the one task that it sends again and again. */
    @Setup
    public void makeTask(SerialExecutorBenchmark shared) {
      task =
          () -> {
            shared.number++;
            ran.lazySet(ran.get() + 1);
          };
    }
  }

  /** Makes the strand. */
  @Setup
  public void open() {
    chosen = Strand.of(strand);
  }

  /** Ends its threads. */
  @TearDown
  public void close() {
    Objects.requireNonNull(chosen).close();
  }

  /** One producer. */
  @Benchmark
  @Threads(1)
  public long producers1(Producer producer) {
    return produce(producer);
  }

  /** Two. */
  @Benchmark
  @Threads(2)
  public long producers2(Producer producer) {
    return produce(producer);
  }

  /** Four. */
  @Benchmark
  @Threads(4)
  public long producers4(Producer producer) {
    return produce(producer);
  }

  /** Eight. */
  @Benchmark
  @Threads(8)
  public long producers8(Producer producer) {
    return produce(producer);
  }

  /** Yields when it is too far ahead, since there may be fewer processors than producers. */
  @SuppressWarnings("ThreadPriorityCheck")
  private long produce(Producer producer) {
    Objects.requireNonNull(chosen).execute(Objects.requireNonNull(producer.task));
    producer.sent++;
    while (producer.sent - producer.ran.get() > AHEAD) {
      Thread.yield();
    }
    return number;
  }
}
