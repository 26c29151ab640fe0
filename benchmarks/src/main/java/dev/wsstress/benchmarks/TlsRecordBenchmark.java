package dev.wsstress.benchmarks;

import dev.wsstress.plan.TlsProfile;
import dev.wsstress.plan.TlsProvider;
import dev.wsstress.plan.TlsVersion;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * What one core pays to make TLS 1.3 records and to read them, with each provider: the limit that
 * everything with a socket in it is held against.
 *
 * <p>{@code wrap} is the provider's alone. {@code exchange} is a record that the provider makes and
 * the JDK's engine reads, and one back. Nothing is sent; both engines are in one thread, which is
 * kinder to the caches than a network is.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TlsRecordBenchmark {
  /** The client's TLS. */
  @Param({"bcjsse", "sunjsse", "conscrypt", "bcjsse-bc"})
  public String provider = "bcjsse";

  /** Bytes of application data in a record. */
  @Param({"64", "1024", "16384"})
  public int length;

  private @Nullable EnginePair engines;
  private ByteBuffer plain = ByteBuffer.allocate(0);

  /** What was protected, beside the score. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Volume {
    /** Bytes of application data. */
    public long bytes;
  }

  /** Makes two engines that have shaken hands. */
  @Setup
  public void shakeHands() throws SSLException {
    TlsProfile profile = new TlsProfile(TlsProvider.of(provider), TlsVersion.TLS_1_3);
    engines = new EngineContexts(profile).pair();
    engines.shakeHands();
    plain = ByteBuffer.allocate(length);
  }

  /** One record made. */
  @Benchmark
  public int wrap(Volume volume) throws SSLException {
    plain.clear();
    volume.bytes += length;
    return Objects.requireNonNull(engines).wrapOnly(plain);
  }

  /** One record there and one back. */
  @Benchmark
  public int exchange(Volume volume) throws SSLException {
    EnginePair pair = Objects.requireNonNull(engines);
    plain.clear();
    int there = pair.toServer(plain);
    plain.clear();
    volume.bytes += 2L * length;
    return there + pair.toClient(plain);
  }
}
