package dev.wsstress.benchmarks;

import dev.wsstress.load.Conversation;
import dev.wsstress.load.LoadGenerator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.AuxCounters;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * How many verified echoes a second come over real TLS on loopback when every session keeps 16
 * messages under way. Nobody but the sessions' own threads sends; the benchmark's thread waits and
 * counts. {@code bytes} is one direction.
 *
 * <p>Client and server share machine and JVM, and the server verifies too: on few cores the score
 * is what both cost together, and about half of what the client alone could do. What the client
 * costs by itself says {@code wsstress load}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ThroughputBenchmark {
  private static final int IN_FLIGHT = 16;
  private static final long POLL_NANOS = 200_000;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

  /** Who is measured. */
  @Param({"serial-executor", "unconfined", "mutex", "writer-thread", "event-loop"})
  public String design = "serial-executor";

  /** The client's TLS. */
  @Param({"bcjsse", "sunjsse", "conscrypt", "bcjsse-bc"})
  public String provider = "bcjsse";

  /** Bytes of a message, header included. */
  @Param({"64", "1024", "16384", "262144"})
  public int size = 64;

  /** How many are open. */
  @Param({"1", "16", "256"})
  public int sessions = 16;

  /** Whether permessage-deflate is agreed on (RFC 7692). */
  @Param({"off", "on"})
  public String compression = "off";

  private @Nullable OpenSessions open;
  private @Nullable LoadGenerator load;
  private List<Conversation> conversations = List.of();
  private long seen;
  private long known;

  /** What went over the wire, beside the score. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Volume {
    /** Bytes of verified echoes. */
    public long bytes;
  }

  /** Opens the sessions and starts the load. */
  @Setup
  public void start() {
    OpenSessions opened =
        new OpenSessions(
            new OpenSessions.Wanted(design, provider, size, sessions, compression.equals("on")),
            IN_FLIGHT);
    open = opened;
    LoadGenerator started = opened.load();
    load = started;
    conversations = started.conversations();
    started.start();
  }

  /** Stops it. */
  @TearDown
  public void stop() {
    if (load != null && open != null) {
      load.stopSending();
      open.requireSound();
      open.close();
      load.close();
    }
  }

  /** Waits for one echo more; those that came meanwhile do not have to be waited for. */
  @Benchmark
  public long echo(Volume volume) {
    long now = echoed();
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (now <= seen) {
      Objects.requireNonNull(open).requireSound();
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("no echo for twenty seconds");
      }
      LockSupport.parkNanos(POLL_NANOS);
      now = echoed();
    }
    seen++;
    volume.bytes += size;
    return seen;
  }

  /** Looked up only when all that was known is used up: the sum is over all sessions. */
  private long echoed() {
    if (known <= seen) {
      known = conversations.stream().mapToLong(Conversation::echoed).sum();
    }
    return known;
  }
}
