package dev.wsstress.benchmarks;

import dev.wsstress.message.MessageCodec;
import dev.wsstress.model.Side;
import dev.wsstress.oracle.StreamOracle;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * What one core pays to stamp a message, and to judge one.
 *
 * <p>It measures messages that are intact and in order, which is all that a load generator and a
 * server do while nothing is wrong. Bytes a second are the score times {@code length}.
 *
 * <p>It does not measure the network, TLS or WebSocket; nor the judging of a damaged message, which
 * is slow on purpose; nor cache misses: stamping reuses one buffer, and checking walks over about a
 * mebibyte of messages. At the end of that walk {@code check} makes a new oracle, because an oracle
 * rightly complains of a message it has seen; those are the few bytes that {@code -prof gc} shows.
 * {@code stampAndCheck} keeps one oracle for good and should show none.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class MessageCodecBenchmark {
  private static final int SESSION = 1;
  private static final int WALK_BYTES = 1 << 20;

  /** Bytes of a message, header included. */
  @Param({"64", "1024", "16384"})
  public int length;

  /** Where the buffers are. */
  @Param({"heap", "direct"})
  public String memory = "heap";

  private final MessageCodec codec = new MessageCodec();
  private final StreamOracle lastingOracle = new StreamOracle(Side.SERVER, SESSION);
  private StreamOracle oracle = new StreamOracle(Side.SERVER, SESSION);
  private ByteBuffer target = ByteBuffer.allocate(0);
  private ByteBuffer[] messages = {};
  private long sequence;
  private int next;

  /** Makes the messages to check. */
  @Setup
  public void encodeMessages() {
    target = allocate();
    messages = new ByteBuffer[WALK_BYTES / length];
    for (int i = 0; i < messages.length; i++) {
      messages[i] = allocate();
      codec.encode(messages[i], SESSION, 0, i, length);
    }
  }

  private ByteBuffer allocate() {
    return memory.equals("heap") ? ByteBuffer.allocate(length) : ByteBuffer.allocateDirect(length);
  }

  /** Writes header, stamps and CRC-32. */
  @Benchmark
  public ByteBuffer stamp() {
    codec.encode(target, SESSION, 0, sequence++, length);
    return target;
  }

  /** Judges messages that were stamped before. */
  @Benchmark
  public long check() {
    if (next == messages.length) {
      next = 0;
      oracle = new StreamOracle(Side.SERVER, SESSION);
    }
    require(oracle, messages[next++]);
    return oracle.verified();
  }

  /** Stamps and judges, with one oracle from the first message to the last. */
  @Benchmark
  public long stampAndCheck() {
    codec.encode(target, SESSION, 0, lastingOracle.verified(), length);
    require(lastingOracle, target);
    return lastingOracle.verified();
  }

  /** A rejected message would make this a benchmark of something else. */
  private static void require(StreamOracle oracle, ByteBuffer message) {
    if (oracle.accept(message, 0) != null) {
      throw new IllegalStateException("an intact message was rejected");
    }
  }
}
