package dev.wsstress.tls;

import com.google.errorprone.annotations.ThreadSafe;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLEngine;
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

  private final @Nullable WireCapture capture;
  private final AtomicLong accepted = new AtomicLong();
  private final AtomicReference<@Nullable Failure> failure = new AtomicReference<>();
  private volatile @Nullable String clientRandom;

  /** A tap of a connection that nobody captures. */
  public ConnectionTap() {
    this(null);
  }

  /** A tap that hands on the secrets of the handshakes that it sees. */
  ConnectionTap(@Nullable WireCapture capture) {
    this.capture = capture;
  }

  /**
   * Unwraps as the engine does, counting the record that it consumes and noting its first failure:
   * what follows that is its echo.
   */
  public SSLEngineResult unwrap(SSLEngine engine, ByteBuffer input, ByteBuffer output)
      throws SSLException {
    if (accepted.get() == 0 && clientRandom == null) {
      // Before the engine has it: an engine may decrypt where the bytes lie.
      clientRandom = ClientHello.random(input, input.position(), input.limit());
    }
    try {
      SSLEngineResult result = engine.unwrap(input, output);
      if (capture != null) {
        capture.learned(TlsSecretLog.take());
      }
      if (result.bytesConsumed() > 0) {
        // One thread unwraps at a time: a plain read-modify-write is enough, others only read.
        accepted.lazySet(accepted.get() + 1);
      }
      return result;
    } catch (SSLException cause) {
      failure.compareAndSet(null, new Failure(TlsFault.of(cause), System.nanoTime()));
      throw cause;
    }
  }

  /** Records that were decrypted and authenticated. */
  public long acceptedRecords() {
    return accepted.get();
  }

  /**
   * The random of the ClientHello that was unwrapped, in hexadecimal; null before, or at a client.
   */
  public @Nullable String clientRandom() {
    return clientRandom;
  }

  /** The first failure, or null. */
  public @Nullable Failure failure() {
    return failure.get();
  }
}
