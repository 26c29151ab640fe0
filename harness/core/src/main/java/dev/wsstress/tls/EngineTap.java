package dev.wsstress.tls;

import dev.wsstress.model.Observation;
import dev.wsstress.model.Side;
import dev.wsstress.model.TlsObservation;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * What is noted of one engine, whoever uses it: two threads that wrap at once, or unwrap at once,
 * which its contract forbids ({@link javax.net.ssl.SSLEngine}, "Concurrency Notes"), and its first
 * failure. Threadsafe.
 */
final class EngineTap {
  private final OverlapDetector wraps = new OverlapDetector();
  private final OverlapDetector unwraps = new OverlapDetector();
  private final AtomicReference<ConnectionTap.@Nullable Failure> failure = new AtomicReference<>();
  private volatile @Nullable String clientRandom;

  OverlapDetector wraps() {
    return wraps;
  }

  OverlapDetector unwraps() {
    return unwraps;
  }

  /** An engine produced these bytes. */
  void wrapped(ByteBuffer ciphertext, int from, int to) {
    if (clientRandom == null && to > from) {
      clientRandom = ClientHello.random(ciphertext, from, to);
    }
  }

  void failed(SSLException cause) {
    failure.compareAndSet(null, new ConnectionTap.Failure(TlsFault.of(cause), System.nanoTime()));
  }

  @Nullable String clientRandom() {
    return clientRandom;
  }

  /** What was noted, of session 0: which session it is, the engine does not know. */
  List<Observation> observations(long startNanos) {
    List<Observation> seen = new ArrayList<>();
    shared(wraps.overlap(), startNanos, seen);
    shared(unwraps.overlap(), startNanos, seen);
    ConnectionTap.Failure first = failure.get();
    if (first != null) {
      seen.add(
          new TlsObservation.TlsFailure(
              0,
              first.nanoTime() - startNanos,
              Side.CLIENT,
              first.fault().sent(),
              first.fault().alert(),
              first.fault().detail()));
    }
    return seen;
  }

  private static void shared(
      OverlapDetector.@Nullable Overlap overlap, long startNanos, List<Observation> seen) {
    if (overlap != null) {
      seen.add(
          new TlsObservation.EngineShared(
              0,
              overlap.nanoTime() - startNanos,
              Side.CLIENT,
              overlap.here().thread().getName(),
              overlap.here().call(),
              overlap.second().thread().getName(),
              overlap.second().call()));
    }
  }
}
