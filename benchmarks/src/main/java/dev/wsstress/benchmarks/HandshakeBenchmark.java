package dev.wsstress.benchmarks;

import dev.wsstress.plan.TlsProfile;
import dev.wsstress.plan.TlsProvider;
import dev.wsstress.plan.TlsVersion;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * TLS handshakes a second and core, the provider's client against the JDK's server, both in one
 * thread and without a network: a P-256 certificate that is verified, host name included.
 *
 * <p>Contexts are made anew each time, so that nothing can be resumed; that is in the score, and
 * small beside the signatures. What resuming saves shows {@link ResumptionBenchmark}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class HandshakeBenchmark {
  /** The client's TLS. */
  @Param({"bcjsse", "sunjsse", "conscrypt", "bcjsse-bc"})
  public String provider = "bcjsse";

  /** The version. */
  @Param({"1.3", "1.2"})
  public String tls = "1.3";

  private @Nullable EngineContexts contexts;

  /** Makes the certificate. */
  @Setup
  public void certify() {
    contexts = new EngineContexts(new TlsProfile(TlsProvider.of(provider), TlsVersion.of(tls)));
  }

  /** From nothing. */
  @Benchmark
  public Object full() throws SSLException {
    EnginePair pair = Objects.requireNonNull(contexts).forgetful().pair();
    pair.shakeHands();
    return pair;
  }
}
