package dev.wsstress.wire;

import dev.wsstress.tls.ConnectionTap;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * TLS by an engine.
 *
 * @param engine the client's
 * @param tap notes what the engine accepts
 */
record TlsProtection(SSLEngine engine, ConnectionTap tap) implements Protection {
  @Override
  public SSLEngineResult wrap(ByteBuffer frame, ByteBuffer records) throws SSLException {
    return engine.wrap(frame, records);
  }

  @Override
  public SSLEngineResult unwrap(ByteBuffer arrived, ByteBuffer plain) throws SSLException {
    return tap.unwrap(engine, arrived, plain);
  }

  @Override
  public void beginHandshake() throws SSLException {
    engine.beginHandshake();
  }

  @Override
  public HandshakeStatus handshakeStatus() {
    return engine.getHandshakeStatus();
  }

  @Override
  public @Nullable Runnable task() {
    return engine.getDelegatedTask();
  }

  @Override
  public int recordSize() {
    return engine.getSession().getPacketBufferSize();
  }

  @Override
  public int contentSize() {
    return engine.getSession().getApplicationBufferSize();
  }
}
