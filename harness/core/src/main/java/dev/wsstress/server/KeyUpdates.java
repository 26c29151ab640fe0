package dev.wsstress.server;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/**
 * Updates the keys of one TLS 1.3 connection whenever so many bytes were sent, and asks the client
 * to do the same (RFC 8446 section 4.6.3). NOT threadsafe: belongs to who wraps.
 *
 * <p>A TLS 1.3 engine that is asked for another handshake after its first one sends a KeyUpdate.
 * The JDK's {@code jdk.tls.keyLimits} does the same, but for all engines of a JVM, the clients'
 * too.
 */
final class KeyUpdates {
  /** A few hundred small messages, or a handful of large ones. */
  private static final int EVERY_BYTES = 1 << 15;

  private static final String TLS_1_3 = "TLSv1.3";

  private long sentBytes;

  /** Called after each wrap with its result; gives the result as the engine would give it now. */
  SSLEngineResult wrapped(SSLEngine engine, SSLEngineResult result) throws SSLException {
    sentBytes += result.bytesConsumed();
    if (sentBytes < EVERY_BYTES || !engine.getSession().getProtocol().equals(TLS_1_3)) {
      return result;
    }
    sentBytes = 0;
    engine.beginHandshake();
    // Tells Jetty that there is more to wrap.
    HandshakeStatus now = engine.getHandshakeStatus();
    return new SSLEngineResult(
        result.getStatus(), now, result.bytesConsumed(), result.bytesProduced());
  }
}
