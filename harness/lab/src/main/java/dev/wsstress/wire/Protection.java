package dev.wsstress.wire;

import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * The step between frames and the socket: record protection, in the terms of {@link
 * javax.net.ssl.SSLEngine}, or none. As threadsafe as an engine is.
 */
interface Protection {
  /** Protects one record's worth of a frame. */
  SSLEngineResult wrap(ByteBuffer frame, ByteBuffer records) throws SSLException;

  /** Takes one record of what arrived. */
  SSLEngineResult unwrap(ByteBuffer arrived, ByteBuffer plain) throws SSLException;

  /** Begins a handshake, if there is one. */
  void beginHandshake() throws SSLException;

  /** What it wants next. */
  HandshakeStatus handshakeStatus();

  /** Work that it wants done before it goes on, or null. */
  @Nullable Runnable task();

  /** Room that a record may need, in bytes. */
  int recordSize();

  /** Room that a record's content may need, in bytes. */
  int contentSize();
}
