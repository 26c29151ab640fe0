package dev.wsstress.tls;

import com.google.errorprone.annotations.ThreadSafe;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * What is noted of one end of one TLS connection besides its bytes: how many records its engine
 * accepted, and how it failed first.
 */
@ThreadSafe
public final class ConnectionTap {
  /** The first failure of an engine, with the time it was noticed. */
  public record Failure(TlsFault fault, long nanoTime) {}

  private final AtomicLong accepted = new AtomicLong();
  private final AtomicReference<@Nullable Failure> failure = new AtomicReference<>();

  /** Counts the record that an {@code unwrap} consumed, if it did. */
  public void unwrapped(SSLEngineResult result) {
    if (result.bytesConsumed() > 0) {
      // One thread unwraps at a time: a plain read-modify-write is enough, others only read.
      accepted.lazySet(accepted.get() + 1);
    }
  }

  /** Notes that an engine threw. Only the first counts: what follows is its echo. */
  public void failed(SSLException cause) {
    failure.compareAndSet(null, new Failure(TlsFault.of(cause), System.nanoTime()));
  }

  /** Records that were decrypted and authenticated. */
  public long acceptedRecords() {
    return accepted.get();
  }

  /** The first failure, or null. */
  public @Nullable Failure failure() {
    return failure.get();
  }
}
