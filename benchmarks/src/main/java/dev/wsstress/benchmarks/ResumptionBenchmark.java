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
 * TLS handshakes a second and core that take up the session of the one before, client and JDK's
 * server in one thread and without a network. A handshake that did not resume ends the benchmark;
 * the profiles are those that do: with TLS 1.3 only the JDK's own client does here.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ResumptionBenchmark {
  /** The client's TLS: provider and version. */
  @Param({"bcjsse-1.2", "sunjsse-1.2", "sunjsse-1.3", "conscrypt-1.2", "bcjsse-bc-1.2"})
  public String client = "bcjsse-1.2";

  private @Nullable EngineContexts contexts;

  /** Shakes hands once, so that there is something to resume. */
  @Setup
  public void shakeHandsOnce() throws SSLException {
    int dash = client.lastIndexOf('-');
    TlsProvider provider = TlsProvider.of(client.substring(0, dash));
    contexts =
        new EngineContexts(new TlsProfile(provider, TlsVersion.of(client.substring(dash + 1))));
    contexts.pair().shakeHands();
  }

  /** From the session before. */
  @Benchmark
  public Object resumed() throws SSLException {
    long now = System.currentTimeMillis();
    EnginePair pair = Objects.requireNonNull(contexts).pair();
    pair.shakeHands();
    if (!pair.isResumed(now)) {
      throw new IllegalStateException(client + " did not resume");
    }
    return pair;
  }
}
